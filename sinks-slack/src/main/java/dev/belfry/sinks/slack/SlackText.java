package dev.belfry.sinks.slack;

import dev.belfry.core.text.CodePoints;
import dev.belfry.core.text.Words;
import java.time.Instant;

/**
 * Escapes for Slack (docs.slack.dev, "Formatting message text"). Three characters have an escape, and it stops every
 * mention, link and broadcast, for all of those start with {@code <}. The marks of bold, italic, strike and code have
 * none: such text goes into {@code plain_text} objects, or between back-ticks.
 */
final class SlackText {
    private static final String VISIBLE_BACKTICK = "\\u{60}";

    private SlackText() {}

    /** The text escaped, at most {@code longest} code points with its escapes, never cut inside of one. */
    static String escape(String text, int longest) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), longest) + 16);
        int count = 0;
        int roomForEllipsis = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            String unit = unit(c);
            count += CodePoints.count(unit);
            if (count > longest) {
                out.setLength(roomForEllipsis);
                return out.append('…').toString();
            }
            out.append(unit);
            if (count < longest) {
                roomForEllipsis = out.length();
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /** As {@link #escape}, shown as code, in which nothing else is markup. */
    static String code(String text, int longest) {
        return '`' + escape(text.replace("`", VISIBLE_BACKTICK), longest - 2) + '`';
    }

    /** A time that each reader sees in their own time zone. */
    static String date(Instant time) {
        return "<!date^" + time.getEpochSecond() + "^{date_num} {time_secs}|" + Words.time(time) + ">";
    }

    private static String unit(int c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(c);
        };
    }
}
