package dev.belfry.app.monitoring;

/**
 * What a page answers with.
 *
 * @param body sent as UTF-8
 */
record Reply(int status, String type, String body) {
    static Reply line(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text + "\n");
    }
}
