package dev.belfry.core.text;

/** Text measured as people and services count it: in Unicode code points, never in halves of one. */
public final class CodePoints {
    private CodePoints() {}

    public static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether there is nothing to read: spaces of any kind at most, no-break ones among them. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /**
     * The text if it is short enough, else its beginning and an ellipsis.
     *
     * @param longest the most code points the result may have, ellipsis included; at least 1
     */
    public static String cut(String text, int longest) {
        if (text.length() <= longest || count(text) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + '…';
    }
}
