package dev.belfry.app.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under a head, each column as wide as it needs to be. Texts to the left, numbers to the right. */
public final class Table {
    private static final String GAP = "   ";
    private static final int WIDEST = 48;
    private static final int WIDEST_LAST = 200;

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Text>> rows = new ArrayList<>();

    private record Column(String name, Side side) {}

    private enum Side {
        LEFT,
        RIGHT
    }

    /** Adds a column of texts. */
    public Table column(String name) {
        columns.add(new Column(name, Side.LEFT));
        return this;
    }

    /** Adds a column of numbers. */
    public Table numbers(String name) {
        columns.add(new Column(name, Side.RIGHT));
        return this;
    }

    /** Adds a row: a {@link Text} as it is, everything else as its text. */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        List<Text> row = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            Text cell = cells[i] instanceof Text text ? text : Text.of(String.valueOf(cells[i]));
            row.add(cell.within(i == cells.length - 1 ? WIDEST_LAST : WIDEST));
        }
        rows.add(List.copyOf(row));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, the head first. */
    public List<Text> lines() {
        List<Text> head = columns.stream()
                .map(column -> Text.of(Style.FAINT, column.name()))
                .toList();
        int[] widths = widths(head);
        List<Text> lines = new ArrayList<>();
        lines.add(line(head, widths));
        for (List<Text> row : rows) {
            lines.add(line(row, widths));
        }
        return lines;
    }

    private int[] widths(List<Text> head) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = head.get(i).width();
            for (List<Text> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        return widths;
    }

    private Text line(List<Text> cells, int[] widths) {
        Text line = Text.of(" ");
        for (int i = 0; i < widths.length; i++) {
            boolean last = i == widths.length - 1;
            String padding = " ".repeat(widths[i] - cells.get(i).width());
            line = switch (columns.get(i).side()) {
                case RIGHT -> line.and(padding).and(cells.get(i));
                case LEFT -> line.and(cells.get(i)).and(last ? "" : padding);
            };
            line = last ? line : line.and(GAP);
        }
        return line;
    }
}
