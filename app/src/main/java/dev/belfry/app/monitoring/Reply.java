package dev.belfry.app.monitoring;

import java.nio.charset.StandardCharsets;

/** What a page answers with. */
record Reply(int status, String type, byte[] body) {
    static Reply text(int status, String line) {
        return new Reply(status, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
