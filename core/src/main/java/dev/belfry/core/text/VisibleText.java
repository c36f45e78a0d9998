package dev.belfry.core.text;

import java.util.function.IntPredicate;

/**
 * Makes text from outside safe to look at: what a reader could not see, or what would reorder what they see, becomes a
 * visible escape. It does not escape for any markup.
 */
public final class VisibleText {
    private VisibleText() {}

    /**
     * One line: line breaks and tabs become escapes as well.
     *
     * @param longest the most code points the result may have; a longer one is cut and ends with an ellipsis. At least 1.
     */
    public static String line(String text, int longest) {
        return visible(text, longest, c -> !isInvisible(c));
    }

    /** As {@link #line}, but line feeds and tabs stay. */
    public static String lines(String text, int longest) {
        return visible(text, longest, c -> c == '\n' || c == '\t' || !isInvisible(c));
    }

    private static String visible(String text, int longest, IntPredicate stays) {
        if (isPlain(text, longest)) {
            return text;
        }
        StringBuilder out = new StringBuilder(Math.min(text.length(), longest) + 16);
        int count = 0;
        int beforeEllipsis = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            count += append(out, c, stays);
            if (count > longest) {
                out.setLength(beforeEllipsis);
                return out.append('…').toString();
            }
            if (count < longest) {
                beforeEllipsis = out.length();
            }
        }
        return out.toString();
    }

    /** Returns how many code points it has become; an escape is never cut within. */
    private static int append(StringBuilder out, int c, IntPredicate stays) {
        int before = out.length();
        if (stays.test(c)) {
            out.appendCodePoint(c);
            return 1;
        }
        out.append("\\u{").append(Integer.toHexString(c)).append('}');
        return out.length() - before;
    }

    /** Nearly every text is plain ASCII, and is returned as it is. */
    private static boolean isPlain(String text, int longest) {
        if (text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> isBlank(c);
        };
    }

    /** Letters that show as nothing: Hangul fillers, the braille blank, and the variation selectors. */
    private static boolean isBlank(int c) {
        return c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800
                || c == 0x034F
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
