package dev.belfry.fakes.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows the little Markdown that Teams reads in cards. */
final class CardText {
    private static final Pattern MARKUP = Pattern.compile("\\\\(?<escaped>[\\\\`*_{}\\[\\]()#+\\-.!~>|])"
            + "|\\*\\*(?<bold>[^*\\n]+)\\*\\*"
            + "|(?<!\\w)_(?<italic>[^_\\n]+)_(?!\\w)"
            + "|\\[(?<label>[^\\]\\n]*)\\]\\((?<address>[^)\\s]+)\\)"
            + "|(?<paragraph>\\n\\n+)"
            + "|(?<item>(?:^|\\n)[-*] )");

    private CardText() {}

    static Html markup(String text) {
        List<Html> parts = new ArrayList<>();
        Matcher matcher = MARKUP.matcher(text);
        int at = 0;
        while (matcher.find()) {
            parts.add(Html.text(text.substring(at, matcher.start())));
            parts.add(marked(matcher));
            at = matcher.end();
        }
        parts.add(Html.text(text.substring(at)));
        return Html.all(parts);
    }

    private static Html marked(Matcher matcher) {
        if (matcher.group("escaped") != null) {
            return Html.text(matcher.group("escaped"));
        }
        if (matcher.group("bold") != null) {
            return Html.element("b", "", markup(matcher.group("bold")));
        }
        if (matcher.group("italic") != null) {
            return Html.element("i", "", markup(matcher.group("italic")));
        }
        if (matcher.group("label") != null) {
            return Html.link(matcher.group("address"), "", markup(matcher.group("label")));
        }
        return matcher.group("item") != null
                ? Html.all(List.of(Html.BREAK, Html.text("• ")))
                : Html.all(List.of(Html.BREAK, Html.BREAK));
    }
}
