package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.testkit.sink.SampleAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackOnlineTest {
    private final Scene scene = new Scene();

    @Test
    void saysWhoIsBackAndWhoWaitsForIt() {
        scene.set("09:00:00");
        Content content = Scene.content(scene.seen("14:00:00", "14:00:12", "13:59:12"));
        assertThat(content.severity()).isEqualTo(Severity.WARNING);
        assertThat(content.title()).isEqualTo("host-of-C.1 is back online");
        assertThat(content.text())
                .isEqualTo("Seen 12 s ago, after at least 4 h 59 min away; watched by alice since Tue 09:00 UTC.");
        assertThat(content.fields().write())
                .isEqualTo("{\"host\":\"host-of-C.1\",\"client\":\"C.1\",\"label\":\"Slack\",\"os\":\"windows\","
                        + "\"org\":\"root\",\"address\":\"192.0.2.7\",\"labels\":[\"Slack\",\"Finance\"],"
                        + "\"seen\":\"2026-11-24T14:00:00Z\",\"away\":\"at least 4 h 59 min\","
                        + "\"watched-by\":\"alice\",\"watched-since\":\"2026-11-24T09:00:00Z\"}");
        assertThat(content.links()).isEmpty();
    }

    @Test
    void saysWhenItCameAndMayBeGoneAgain() {
        Content content = Scene.content(scene.seen("13:12:00", "14:00:00", "13:10:00"));
        assertThat(content.title()).isEqualTo("host-of-C.1 was back online");
        assertThat(content.text())
                .isEqualTo("It was there at 2026-11-24 13:12:00 UTC, 48 min before Belfry could look, and may be gone"
                        + " again.");
        assertThat(content.fields().text("seen")).contains("2026-11-24T13:12:00Z");
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() {
        Event bare = with(with(event(), "host", ""), "address", null);
        Content content = Scene.content(scene.take(bare));
        assertThat(content.title()).isEqualTo("C.1 is back online");
        assertThat(content.text()).isEqualTo("Seen 0 s ago.");
        assertThat(content.fields().members().keySet())
                .containsExactly("client", "label", "os", "org", "labels", "seen");
    }

    @Test
    void doesNotSayByWhomWhenTheLogDoesNot() {
        scene.take(ClientEvents.changed("C.1", "set", "", Scene.at("13:58:00")));
        assertThat(Scene.content(scene.take(event())).text()).isEqualTo("Seen 0 s ago; watched since Tue 13:58 UTC.");
    }

    @Test
    void countsTheTimeAwayFromTheVisitThatWasToldBefore() {
        scene.seen("10:00:00", "10:00:00");
        scene.set("10:00:01");
        scene.seen("10:00:20", "10:00:20");
        scene.told("10:00:00");
        scene.kept("10:00:00", "10:00:01");
        scene.told("10:00:20");
        scene.set("10:00:21");
        scene.kept("10:00:20", "10:00:21");
        Content content = Scene.content(scene.seen("14:00:00", "14:00:00"));
        assertThat(content.fields().text("away")).contains("at least 3 h 58 min");
    }

    /** The source reads a client by its id when its label was set: it was there last three days before. */
    @Test
    void saysHowLongItWasAwayByTheLastVisitThatIsKnown() {
        Instant visit = Scene.at("10:00:00").minus(Duration.ofDays(3));
        scene.set("14:02:00");
        scene.take(ClientEvents.seen("C.1", visit, Scene.at("14:03:00"), Scene.at("14:02:00")));
        Content content = Scene.content(scene.seen("14:30:00", "14:30:12"));
        assertThat(content.text())
                .isEqualTo("Seen 12 s ago, after 3 d 4 h away; watched by alice since Tue 14:02 UTC.");
        assertThat(content.fields().text("away")).contains("3 d 4 h");
    }

    @Test
    void saysHowLongItWasAwayOfOneThatMayBeGoneAgain() {
        scene.set("09:00:00");
        scene.take(ClientEvents.seen("C.1", Scene.at("08:00:00"), Scene.at("09:01:00"), Scene.at("09:00:00")));
        assertThat(Scene.content(scene.seen("13:12:00", "14:00:00", "13:10:00")).text())
                .isEqualTo("It was there at 2026-11-24 13:12:00 UTC, after 5 h 12 min away, 48 min before Belfry could"
                        + " look, and may be gone again; watched by alice since Tue 09:00 UTC.");
    }

    @Test
    void saysTheDateOfALabelThatWasSetLongAgo() {
        scene.take(
                ClientEvents.changed("C.1", "set", "alice", Scene.at("14:02:00").minus(Duration.ofDays(8))));
        assertThat(Scene.content(scene.seen("14:00:00", "14:00:00")).text())
                .endsWith("watched by alice since 2026-11-16 14:02 UTC.");
    }

    /** A client that is connected is last seen when it is asked for, a moment after the read began. */
    @Test
    void aNegativeAgeIsNone() {
        assertThat(Scene.content(scene.seen("14:00:00.900", "14:00:00")).text()).startsWith("Seen 0 s ago");
    }

    @Test
    void takesTheSeverityFromTheSettings() {
        Scene loud = new Scene(new SeenRecentlySettings(Duration.ofMinutes(5), Duration.ofDays(90), Severity.CRITICAL));
        assertThat(Scene.content(loud.take(event())).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void putsHostileTextInAsItCame() {
        String evil = "<!channel> <http://evil.example|LT>\u202e\n{host}";
        Content content = Scene.content(scene.take(with(event(), "host", evil)));
        assertThat(content.title()).isEqualTo(evil + " is back online");
        assertThat(content.fields().text("host")).contains(evil);
    }

    @Test
    void dropsLabelsThatAreNoText() {
        Event odd = event();
        JsonArray labels = JsonArray.of(Json.of(1), Json.of("Slack"), Json.object());
        odd = new Event(
                null, odd.source(), odd.kind(), odd.time(), odd.attributes().with("labels", labels), odd.handle());
        assertThat(Scene.content(scene.take(odd)).fields().texts("labels")).containsExactly("Slack");
    }

    /** The alert that sinks are tested with, and that docs/webhook-body.md shows, is one that this rule raises. */
    @Test
    void isWhatSinksAreTestedWith() {
        Alert sample = SampleAlerts.ordinary();
        Instant readAt = sample.at();
        Instant seen = readAt.minusSeconds(12);
        Instant watched = Scene.at("09:31:00").minus(Duration.ofDays(1));
        scene.take(sampled(ClientEvents.changed("C.1", "set", "alice", watched), sample));
        Instant last = seen.minus(Duration.ofHours(76));
        scene.take(sampled(ClientEvents.seen("C.1", last, watched.plusSeconds(60), watched), sample));
        Event event = sampled(ClientEvents.seen("C.1", seen, readAt, readAt.minusSeconds(60)), sample);

        assertThat(Scene.content(scene.take(event))).isEqualTo(sample.content());
        assertThat(scene.key(event)).contains(sample.origin().key());
    }

    /** The event as it would be of the sample's client. */
    private static Event sampled(Event event, Alert sample) {
        JsonObject fields = sample.content().fields();
        Event sampled = with(event, "server", sample.origin().key().split("/", 2)[0]);
        for (String name : List.of("host", "client", "label", "os", "org", "address")) {
            sampled = with(sampled, name, fields.text(name).orElseThrow());
        }
        sampled = with(sampled, "link", sample.content().links().get(0).target().toString());
        JsonArray labels = JsonArray.ofTexts(fields.texts("labels"));
        return new Event(
                sampled.id(),
                sampled.source(),
                sampled.kind(),
                sampled.time(),
                sampled.attributes().with("labels", labels),
                sampled.handle());
    }

    @Test
    void linksToTheClient() {
        String link = "https://velo.example/?org_id=root#/host/C.1";
        assertThat(Scene.content(scene.take(with(event(), "link", link))).links())
                .singleElement()
                .satisfies(to -> assertThat(to.target()).hasToString(link));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "http:// x", "file:///etc/passwd", "//velo.example", "", "https:x"})
    void linksNowhereElse(String link) {
        assertThat(Scene.content(scene.take(with(event(), "link", link))).links())
                .isEmpty();
    }

    private static Event event() {
        return ClientEvents.seen("C.1", Scene.at("14:00:00"), Scene.at("14:00:00"), null);
    }

    private static Event with(Event event, String attribute, @Nullable String value) {
        return new Event(
                event.id(),
                event.source(),
                event.kind(),
                event.time(),
                event.attributes().with(attribute, value),
                event.handle());
    }
}
