package dev.belfry.testkit.sink;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.sink.Notification;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Alerts to tell of in tests: an ordinary one, its variants, and what an attacker would have sent. */
public final class SampleAlerts {
    private static final Instant AT = Instant.parse("2026-11-24T14:02:07.123456Z");
    private static final Origin ORIGIN = new Origin(
            "back-online",
            "dfir",
            "a41f6c0be28f51d72ee3d4f37d1b5590c8a0e9b4427c16d38f5b1e60a97c2d84/root/C.1a2b3c4d5e6f7081/slack");
    private static final Link LINK =
            new Link("Open the client", URI.create("https://velo.example/?org_id=root#/host/C.1a2b3c4d5e6f7081"));

    private SampleAlerts() {}

    /** Belfry's first job: a labelled client came back. */
    public static Alert ordinary() {
        return firing(new Content(
                Severity.WARNING,
                "LT-4711 is back online",
                "Seen 12 s ago, after 3 d 4 h away; watched by alice since Mon 09:31 UTC.",
                fields(),
                List.of(LINK)));
    }

    /** The ordinary alert, over. */
    public static Alert resolved() {
        Alert alert = ordinary();
        return new Alert(
                alert.id(),
                2,
                Status.RESOLVED,
                alert.dedupKey(),
                alert.origin(),
                alert.content(),
                alert.at().plusSeconds(3_600));
    }

    /** The ordinary alert, mattering as much as given. */
    public static Alert of(Severity severity) {
        Content ordinary = ordinary().content();
        return firing(new Content(severity, ordinary.title(), ordinary.text(), ordinary.fields(), ordinary.links()));
    }

    /** Nothing but a title. */
    public static Alert bare() {
        return firing(new Content(Severity.INFO, "Hello", "", Json.object(), List.of()));
    }

    /** An alert in which every text that a rule could have taken from an event is {@code text}. */
    public static Alert saying(String text) {
        JsonObject fields = Json.object()
                .with("host", text)
                .with("labels", JsonArray.of(Json.of(text), Json.of(text)))
                .with("nested", Json.object().with("inner", text))
                .with(text, "value");
        Link link = new Link(text, LINK.target());
        return firing(new Content(Severity.CRITICAL, text, text, fields, List.of(link)));
    }

    /** One alert for each text of {@link HostileTexts}. */
    public static Stream<Alert> hostile() {
        return HostileTexts.all().map(SampleAlerts::saying);
    }

    /** Every kind of alert above. */
    public static Stream<Alert> all() {
        Stream<Alert> severities = Stream.of(Severity.values()).map(SampleAlerts::of);
        return Stream.of(Stream.of(ordinary(), resolved(), bare()), severities, hostile())
                .flatMap(alerts -> alerts);
    }

    /** A first notification of the alert. Its id names the store, the revision's number there, and the sink's. */
    public static Notification notification(Alert alert) {
        return new Notification("9b1deb4d3b7d4bad-" + (1_041 + alert.revision()) + "-1", alert, null);
    }

    private static Alert firing(Content content) {
        return new Alert("k7f3-1042", 1, Status.FIRING, "5d41402abc4b2a76b9719d911017c592", ORIGIN, content, AT);
    }

    private static JsonObject fields() {
        return JsonObject.builder()
                .put("host", "LT-4711")
                .put("client", "C.1a2b3c4d5e6f7081")
                .put("label", "Slack")
                .put("os", "windows")
                .put("org", "root")
                .put("address", "10.20.30.40")
                .put("labels", JsonArray.ofTexts(List.of("Slack", "VIP")))
                .put("seen", AT.minusSeconds(12))
                .put("away", "3 d 4 h")
                .put("watched-by", "alice")
                .put("watched-since", Instant.parse("2026-11-23T09:31:00Z"))
                .build();
    }
}
