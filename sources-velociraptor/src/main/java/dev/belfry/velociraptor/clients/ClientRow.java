package dev.belfry.velociraptor.clients;

import dev.belfry.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code clients()} says of one client. All but the id and the times is what the client says of itself.
 *
 * @param host its short name, else its full one; empty when it has not told any yet
 * @param labels all of them, each as it was first written
 * @param address without port; empty when unknown
 * @param firstSeen null when unknown
 */
record ClientRow(
        ClientId id,
        String host,
        String os,
        List<String> labels,
        String address,
        @Nullable Instant firstSeen,
        Instant lastSeen) {

    private static final int LONGEST_TEXT = 1_000;

    ClientRow {
        labels = List.copyOf(labels);
    }

    /** The row; empty when it lacks what nothing can be done without, or says it in another way. */
    static Optional<ClientRow> read(JsonObject row) {
        Optional<ClientId> id = row.text("client_id").flatMap(ClientId::parse);
        Optional<Instant> lastSeen = time(row, "last_seen_at", ChronoUnit.MICROS);
        if (id.isEmpty() || lastSeen.isEmpty()) {
            return Optional.empty();
        }
        String hostname = text(row, "hostname");
        return Optional.of(new ClientRow(
                id.get(),
                hostname.isEmpty() ? text(row, "fqdn") : hostname,
                text(row, "os"),
                row.texts("labels"),
                withoutPort(text(row, "last_ip")),
                time(row, "first_seen_at", ChronoUnit.SECONDS).orElse(null),
                lastSeen.get()));
    }

    boolean has(Label label) {
        return labels.stream().anyMatch(label::is);
    }

    private static Optional<Instant> time(JsonObject row, String column, ChronoUnit unit) {
        try {
            long number = row.number(column).orElse(0);
            return number <= 0 ? Optional.empty() : Optional.of(Instant.EPOCH.plus(number, unit));
        } catch (DateTimeException | ArithmeticException beyondTime) {
            return Optional.empty();
        }
    }

    private static String text(JsonObject row, String column) {
        String text = row.text(column).orElse("");
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_TEXT)));
    }

    /** {@code 10.1.2.3:49134} and {@code [::1]:49134}, as Go writes addresses. */
    private static String withoutPort(String address) {
        int bracket = address.indexOf(']');
        if (address.startsWith("[") && bracket > 0) {
            return address.substring(1, bracket);
        }
        int colon = address.indexOf(':');
        return colon >= 0 && colon == address.lastIndexOf(':') ? address.substring(0, colon) : address;
    }
}
