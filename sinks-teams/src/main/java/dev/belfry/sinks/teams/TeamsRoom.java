package dev.belfry.sinks.teams;

import java.nio.charset.StandardCharsets;

/**
 * How much a card may say. Teams takes 28 KiB, measured after its own server has written the JSON anew, and loses a
 * larger card after it was taken (MicrosoftDocs/msteams-docs issue 11274: 24,453 bytes had become 28,897). So the
 * fullest card is sent that fits as we write it, and as a server would that escapes all it can.
 */
enum TeamsRoom {
    FULL(3_000, 300, 20, 6),
    HALF(1_500, 150, 20, 6),
    LITTLE(400, 80, 10, 3),
    LEAST(100, 40, 5, 1);

    private static final int MOST_BYTES = 20_000;
    private static final int MOST_ESCAPED = 25_000;
    private static final int ESCAPE = "\\u0026".length();
    private static final String ESCAPED_BY_SOME = "<>&'+`";

    private final int text;
    private final int value;
    private final int facts;
    private final int links;

    TeamsRoom(int text, int value, int facts, int links) {
        this.text = text;
        this.value = value;
        this.facts = facts;
        this.links = links;
    }

    static boolean fits(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && escaped(body) <= MOST_ESCAPED;
    }

    /** The length of the JSON if everything in it were escaped that any serialiser escapes by default. */
    private static long escaped(String body) {
        return body.chars().mapToLong(c -> isEscaped((char) c) ? ESCAPE : 1).sum() + quotes(body);
    }

    private static boolean isEscaped(char c) {
        return c > '~' || ESCAPED_BY_SOME.indexOf(c) >= 0;
    }

    /** A quotation mark within text is written as two characters, and by some as six. */
    private static long quotes(String body) {
        long more = 0;
        for (int i = body.indexOf("\\\""); i >= 0; i = body.indexOf("\\\"", i + 2)) {
            more += ESCAPE - 2;
        }
        return more;
    }

    /** Code points of text. */
    int text() {
        return text;
    }

    /** Code points of a fact's value. */
    int value() {
        return value;
    }

    int facts() {
        return facts;
    }

    int links() {
        return links;
    }
}
