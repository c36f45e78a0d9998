package dev.belfry.app.terminal;

import dev.belfry.core.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of styled text. Whatever is put in, hostile or not, is made visible on the way: no text from outside can move
 * the cursor, change a colour, start another line or reorder what is read.
 */
public final class Text {
    /** No line that somebody reads is longer; a host name of ten thousand characters stays out of the way. */
    private static final int LONGEST = 4000;

    private static final Text EMPTY = new Text(List.of());

    private final List<Piece> pieces;

    private Text(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    private record Piece(Style style, String text) {}

    public static Text empty() {
        return EMPTY;
    }

    public static Text of(String text) {
        return of(Style.PLAIN, text);
    }

    public static Text of(Style style, String text) {
        return EMPTY.and(style, text);
    }

    public Text and(String text) {
        return and(Style.PLAIN, text);
    }

    public Text and(Style style, String text) {
        List<Piece> more = new ArrayList<>(pieces);
        more.add(new Piece(style, VisibleText.line(text, LONGEST)));
        return new Text(more);
    }

    public Text and(Text other) {
        List<Piece> more = new ArrayList<>(pieces);
        more.addAll(other.pieces);
        return new Text(more);
    }

    /** Columns on a terminal. */
    int width() {
        return pieces.stream().mapToInt(piece -> DisplayWidth.of(piece.text())).sum();
    }

    /** This text in at most so many columns; what is cut ends with an ellipsis. */
    Text within(int columns) {
        if (width() <= columns) {
            return this;
        }
        List<Piece> kept = new ArrayList<>();
        int left = columns - 1;
        for (Piece piece : pieces) {
            String start = DisplayWidth.start(piece.text(), left);
            kept.add(new Piece(piece.style(), start));
            left -= DisplayWidth.of(start);
            if (start.length() < piece.text().length()) {
                break;
            }
        }
        kept.add(new Piece(Style.PLAIN, "…"));
        return new Text(kept);
    }

    /** Characters to print. */
    public String render(Colours colours) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            out.append(colours.apply(piece.style(), piece.text()));
        }
        return out.toString();
    }

    /** The text alone. */
    @Override
    public String toString() {
        return render(Colours.OFF);
    }
}
