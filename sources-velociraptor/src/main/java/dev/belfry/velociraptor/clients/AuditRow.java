package dev.belfry.velociraptor.clients;

import dev.belfry.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A row of {@code Server.Audit.Logs} that says who put a label on a client or took it off. It is written right after
 * the label changed, so its time is a little later, and it may take a moment more to be found.
 *
 * @param label as whoever did it wrote it
 * @param by a user's name
 * @param time in milliseconds
 */
record AuditRow(Change change, ClientId client, String label, String by, Instant time) {
    /** History has milliseconds where the live stream has seconds; the smallest time in milliseconds that is one. */
    private static final long FIRST_MILLISECOND = 100_000_000_000L;

    /** What was done. */
    enum Change {
        SET("set"),
        REMOVED("removed");

        private final String word;

        Change(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The row; empty when it is about something else, or about no client there can be. */
    static Optional<AuditRow> read(JsonObject row) {
        Optional<Change> change = row.text("operation").flatMap(AuditRow::change);
        Optional<JsonObject> details = row.object("details");
        Optional<ClientId> client =
                details.flatMap(all -> all.text("client_id")).flatMap(ClientId::parse);
        Optional<String> label = details.flatMap(all -> all.text("label"));
        long time = row.number("_ts").orElse(0);
        if (change.isEmpty() || client.isEmpty() || label.isEmpty() || time <= 0) {
            return Optional.empty();
        }
        // A label that is set loses the spaces around it; one that is removed does not, and nothing happens.
        String changed = change.get() == Change.SET ? label.get().strip() : label.get();
        return Optional.of(new AuditRow(
                change.get(), client.get(), changed, row.text("principal").orElse(""), instant(time)));
    }

    private static Optional<Change> change(String operation) {
        return switch (operation) {
            case "SetClientLabel" -> Optional.of(Change.SET);
            case "RemoveClientLabel" -> Optional.of(Change.REMOVED);
            default -> Optional.empty();
        };
    }

    private static Instant instant(long time) {
        return time < FIRST_MILLISECOND ? Instant.ofEpochSecond(time) : Instant.ofEpochMilli(time);
    }

    /** The same for the same row whenever it is read; 64 bits of it, since it only tells apart rows of a few minutes. */
    String hash() {
        String text = String.join("\n", change.word(), client.text(), label, by, time.toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
