package dev.belfry.fakes.velociraptor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Server.Audit.Logs}: on disk, so a crash takes nothing from it. Rows may become visible late. */
final class AuditLog {
    static final String ARTIFACT = "Server.Audit.Logs";

    record Entry(Instant time, Instant visible, String operation, String principal, String client, String label) {}

    private final List<Entry> entries = new ArrayList<>();
    private Duration delay = Duration.ZERO;

    void delay(Duration delay) {
        this.delay = delay;
    }

    void add(Instant time, String operation, String principal, String client, String label) {
        entries.add(new Entry(time, time.plus(delay), operation, principal, client, label));
    }

    /** What a row says, whenever it is read. */
    static Map<String, @Nullable Object> row(String operation, String principal, String client, String label) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("client_id", client);
        details.put("label", label);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("operation", operation);
        row.put("principal", principal);
        row.put("details", details);
        return row;
    }

    /** Oldest first. */
    List<Entry> visible(Instant from, Instant now) {
        return entries.stream()
                .filter(entry -> !entry.time().isBefore(from))
                .filter(entry -> !entry.visible().isAfter(now))
                .toList();
    }
}
