package dev.belfry.fakes.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows Slack's texts as Slack does: its markup, mentions and dates, these in UTC. */
final class SlackText {
    private static final Pattern MARKUP = Pattern.compile(
            "```(?<pre>.+?)```"
                    + "|`(?<code>[^`\\n]+)`"
                    + "|<(?<control>[^<>\\n]+)>"
                    + "|(?<!\\w)\\*(?<bold>[^*\\n]+)\\*(?!\\w)"
                    + "|(?<!\\w)_(?<italic>[^_\\n]+)_(?!\\w)"
                    + "|(?<!\\w)~(?<strike>[^~\\n]+)~(?!\\w)"
                    + "|\\n",
            Pattern.DOTALL);
    private static final Pattern DATE =
            Pattern.compile("!date\\^(?<seconds>-?\\d{1,12})\\^(?<format>[^^|]*)(\\^[^|]*)?\\|(?<fallback>.*)");

    private SlackText() {}

    /** Text without markup. Three entities are all that Slack knows. */
    static Html plain(String text) {
        List<Html> lines = text.lines().map(SlackText::unescaped).toList();
        List<Html> parts = new ArrayList<>();
        for (Html line : lines) {
            if (!parts.isEmpty()) {
                parts.add(Html.BREAK);
            }
            parts.add(line);
        }
        return Html.all(parts);
    }

    /** Text with Slack's markup. */
    static Html markup(String text) {
        List<Html> parts = new ArrayList<>();
        Matcher matcher = MARKUP.matcher(text);
        int at = 0;
        while (matcher.find()) {
            parts.add(unescaped(text.substring(at, matcher.start())));
            parts.add(marked(matcher));
            at = matcher.end();
        }
        parts.add(unescaped(text.substring(at)));
        return Html.all(parts);
    }

    private static Html marked(Matcher matcher) {
        if (matcher.group("pre") != null) {
            return Html.element("pre", "code", unescaped(matcher.group("pre")));
        }
        if (matcher.group("code") != null) {
            return Html.element("code", "code", unescaped(matcher.group("code")));
        }
        if (matcher.group("control") != null) {
            return control(matcher.group("control"));
        }
        if (matcher.group("bold") != null) {
            return Html.element("b", "", markup(matcher.group("bold")));
        }
        if (matcher.group("italic") != null) {
            return Html.element("i", "", markup(matcher.group("italic")));
        }
        return matcher.group("strike") != null ? Html.element("s", "", markup(matcher.group("strike"))) : Html.BREAK;
    }

    /** What stands between angle brackets: a date, somebody to be called, or a link. */
    private static Html control(String control) {
        Matcher date = DATE.matcher(control);
        if (date.matches()) {
            return Html.text(date(date));
        }
        int bar = control.indexOf('|');
        String target = bar < 0 ? control : control.substring(0, bar);
        String label = bar < 0 ? control : control.substring(bar + 1);
        if (target.startsWith("!") || target.startsWith("@") || target.startsWith("#")) {
            return Html.element("span", "mention", Html.text("@" + target.substring(1)));
        }
        return Html.link(target, "", unescaped(label));
    }

    private static String date(Matcher date) {
        try {
            ZonedDateTime time =
                    Instant.ofEpochSecond(Long.parseLong(date.group("seconds"))).atZone(ZoneOffset.UTC);
            String shown = date.group("format")
                    .replace("{date_num}", format(time, "yyyy-MM-dd"))
                    .replace("{date}", format(time, "MMMM d, yyyy"))
                    .replace("{date_short}", format(time, "MMM d, yyyy"))
                    .replace("{time_secs}", format(time, "HH:mm:ss"))
                    .replace("{time}", format(time, "HH:mm"));
            return shown.contains("{") ? date.group("fallback") : shown;
        } catch (DateTimeException e) {
            return date.group("fallback");
        }
    }

    private static String format(ZonedDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
    }

    private static Html unescaped(String text) {
        return Html.text(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }
}
