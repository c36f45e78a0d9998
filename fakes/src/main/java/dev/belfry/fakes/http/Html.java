package dev.belfry.fakes.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of HTML. Text gets in through {@link #text} alone, which escapes it. */
final class Html {
    static final Html NOTHING = new Html("");
    static final Html BREAK = new Html("<br>");

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            """;

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    static Html text(String text) {
        return new Html(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
    }

    static Html all(List<Html> parts) {
        return new Html(parts.stream().map(part -> part.markup).collect(Collectors.joining()));
    }

    /** @param tag and {@code classes} are our own words, never a message's */
    static Html element(String tag, String classes, Html... content) {
        return element(tag, classes, List.of(content));
    }

    static Html element(String tag, String classes, List<Html> content) {
        return new Html("<" + tag + " class=\"" + classes + "\">" + all(content).markup + "</" + tag + ">");
    }

    /** A link, if the address is one to follow; any other is shown as the bare label. */
    static Html link(String address, String classes, Html label) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (Stream.of("http://", "https://", "mailto:").noneMatch(lower::startsWith)) {
            return element("span", classes, label);
        }
        return new Html("<a class=\"" + classes + "\" rel=\"noopener noreferrer\" target=\"_blank\" href=\""
                + text(address).markup + "\">" + label.markup + "</a>");
    }

    /** A whole page. Its policy forbids scripts and all that comes from elsewhere, should an escape be missing. */
    static String page(String title, String style, List<Html> content) {
        return HEAD + "<title>" + text(title) + "</title>\n<style>\n" + style + "</style>\n</head>\n<body>\n"
                + all(content) + "\n</body>\n</html>\n";
    }

    @Override
    public String toString() {
        return markup;
    }
}
