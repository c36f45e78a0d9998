package dev.belfry.sinks.slack;

/** What a reader sees of escaped text. */
final class SlackUnescape {
    private SlackUnescape() {}

    static String of(String escaped) {
        return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
