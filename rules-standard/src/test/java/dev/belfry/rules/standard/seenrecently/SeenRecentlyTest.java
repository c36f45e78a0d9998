package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SeenRecentlyTest {
    private static final Instant TIME = Instant.parse("2026-11-24T14:00:00Z");
    private static final SeenRecentlySettings SETTINGS =
            new SeenRecentlySettings(Duration.ofMinutes(5), Duration.ofDays(90), Severity.WARNING);

    private final SeenRecently rule = new SeenRecently(SETTINGS);

    @Test
    void looksBackAsFarAsIsRecent() {
        assertThat(rule.reach()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void countsByServerOrgClientAndLabel() {
        assertThat(key("5e4f", "root", "C.1", "Slack")).contains("5e4f/root/C.1/slack");
        assertThat(key("5e4f", "root", "C.1", "SLACK")).isEqualTo(key("5e4f", "root", "C.1", "slack"));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, c, d, e,    a, b/c, d, e",
        "a, b, c, d/e,    a, b, c/d, e",
        "a%2Fb, c, d, e,  a/b, c, d, e",
        "a%, 2Fb, c, d,   a, %2Fb, c, d",
    })
    void mixesUpNoTwoSubjects(
            String server, String org, String client, String label, String s, String o, String c, String l) {
        assertThat(key(server, org, client, label)).isNotEqualTo(key(s, o, c, l));
    }

    @ParameterizedTest
    @CsvSource({"server", "org", "client", "label"})
    void passesOverAnEventThatDoesNotSayWhatItIsAbout(String missing) {
        Event event = ClientEvents.seen("C.1", TIME, TIME, null);
        assertThat(rule.key(with(event, event.attributes().with(missing, "")))).isEmpty();
        assertThat(rule.key(with(event, event.attributes().with(missing, Json.of(1)))))
                .isEmpty();
    }

    @Test
    void passesOverWhatIsNotForIt() {
        assertThat(rule.key(ClientEvents.ownChange("C.1", "removed", TIME))).isEmpty();
        Event event = ClientEvents.seen("C.1", TIME, TIME, null);
        assertThat(rule.key(new Event(null, "dfir", "client-enrolled", TIME, event.attributes(), null)))
                .isEmpty();
    }

    @Test
    void saysWhatAnUnusableEventLacks() {
        Scene scene = new Scene();
        Event event = ClientEvents.seen("C.1", TIME, TIME, null);
        assertThat(Scene.why(scene.take(with(event, event.attributes().with("read-at", "yesterday")))))
                .isEqualTo("cannot be used: the event lacks its handle, its time, or when its read began");
        assertThat(Scene.why(scene.take(ClientEvents.changed("C.1", "painted", "alice", TIME))))
                .isEqualTo("cannot be used: the event lacks its time, or whether the label was set or removed");
        assertThat(scene.rule.state()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,   P90D,   'within must be at least 1 s and at most 3650 d'",
        "P3651D, P90D,   'within must be at least 1 s and at most 3650 d'",
        "PT5M,   PT23H,  'forget must be at least 1 d and at most 3650 d'",
    })
    void refusesSettingsThatMakeNoSense(Duration within, Duration forget, String message) {
        assertThatThrownBy(() -> new SeenRecentlySettings(within, forget, Severity.INFO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT-3S, 0 s",
        "PT0.9S, 0 s",
        "PT59.9S, 59 s",
        "PT5M, 5 min",
        "PT5M1S, 5 min 1 s",
        "PT1H, 1 h",
        "PT1H59S, 1 h",
        "PT25H, 1 d 1 h",
        "P90D, 90 d",
    })
    void writesSpansAsAPersonWould(Duration span, String words) {
        assertThat(TimeWords.of(span)).isEqualTo(words);
    }

    private Optional<String> key(String server, String org, String client, String label) {
        Event event = ClientEvents.seen(client, TIME, TIME, null);
        JsonObject attributes =
                event.attributes().with("server", server).with("org", org).with("label", label);
        return rule.key(with(event, attributes));
    }

    private static Event with(Event event, JsonObject attributes) {
        return new Event(event.id(), event.source(), event.kind(), event.time(), attributes, event.handle());
    }
}
