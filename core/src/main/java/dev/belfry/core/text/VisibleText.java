package dev.belfry.core.text;

/**
 * Makes text from outside safe to look at: what a reader could not see, or what would reorder what they see, becomes a
 * visible escape. It does not escape for any markup.
 */
public final class VisibleText {
    private VisibleText() {}

    /**
     * One line: line breaks and tabs become escapes as well.
     *
     * @param longest in code points; a longer text is cut and ends with an ellipsis
     */
    public static String line(String text, int longest) {
        return visible(text, longest, false);
    }

    /** As {@link #line}, but line feeds and tabs stay. */
    public static String lines(String text, int longest) {
        return visible(text, longest, true);
    }

    private static String visible(String text, int longest, boolean keepLines) {
        if (isPlain(text, longest)) {
            return text;
        }
        StringBuilder out = new StringBuilder(Math.min(text.length(), longest) + 16);
        int count = 0;
        for (int i = 0; i < text.length(); ) {
            if (++count > longest) {
                return out.append('…').toString();
            }
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            append(out, c, keepLines);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int c, boolean keepLines) {
        if (keepLines && (c == '\n' || c == '\t')) {
            out.append((char) c);
        } else if (isInvisible(c)) {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
        } else {
            out.appendCodePoint(c);
        }
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
