package dev.belfry.rules.standard.matches;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonBoolean;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events and settings for tests. */
final class Rows {
    static final Instant TIME = Instant.parse("2026-11-24T14:00:00Z");

    private Rows() {}

    static Event process(String client, String name) {
        return process(client, name, "1");
    }

    static Event process(String client, String name, String id) {
        return event(
                id,
                JsonObject.builder()
                        .put("client", client)
                        .put("host", "LT-4711")
                        .put("os", "windows")
                        .put("labels", JsonArray.of(Json.of("VIP")))
                        .put("link", "https://velo.example/app/index.html#/host/" + client)
                        .put("Name", name)
                        .put("CommandLine", "C:\\Windows\\" + name)
                        .put("Pid", 4688)
                        .put("Load", new JsonNumber(new BigDecimal("0.5")))
                        .put("Elevated", JsonBoolean.TRUE)
                        .put("Parent", JsonNull.NULL)
                        .put(
                                "EventData",
                                Json.object().with("TargetUserName", "krbtgt").with("LogonType", Json.of(10)))
                        .build());
    }

    static Event event(@Nullable String id, JsonObject attributes) {
        return new Event(id, "dfir", "Windows.Events.ProcessCreation", TIME, attributes, null);
    }

    static MatchesSettings settings(String when, String title, @Nullable List<String> fields, Duration againAfter) {
        return new MatchesSettings(when, List.of("client"), title, fields, Severity.WARNING, againAfter);
    }

    static MatchesSettings settings(String when) {
        return settings(when, "{Name} on {host}", null, Duration.ofHours(1));
    }
}
