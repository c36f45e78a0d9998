package dev.belfry.rules.standard.matches;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.rule.Rule.Raise;
import dev.belfry.core.rule.Rule.Seen;
import dev.belfry.core.rule.Rule.Warn;
import dev.belfry.core.rule.Rule.Woken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MatchesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String PSEXEC = "event.Name.matches('(?i)psexe')";

    private final Matches rule = rule(Rows.settings(PSEXEC));

    @Test
    void tellsOnceOfAHundredStarts() {
        List<Effect> told = new ArrayList<>();
        Quiet state = null;
        for (int i = 0; i < 100; i++) {
            Step<Quiet, Effect> step = rule.step(state, seen(i), NOW.plusSeconds(i));
            told.addAll(step.outputs());
            state = step.state();
        }
        assertThat(told).hasSize(1).allMatch(Raise.class::isInstance);
    }

    @Test
    void writesNothingWhileItIsQuiet() {
        Quiet quiet = new Quiet(NOW, NOW.plus(HOUR));
        assertThat(rule.step(quiet, seen(1), NOW.plusSeconds(5)).state()).isSameAs(quiet);
    }

    @Test
    void tellsAgainAfterTheQuietTimeAsANewAlert() {
        Step<Quiet, Effect> first = rule.step(null, seen(1), NOW);
        Step<Quiet, Effect> again = rule.step(first.state(), seen(1), NOW.plus(HOUR));
        assertThat(((Raise) again.outputs().get(0)).episode())
                .isNotEqualTo(((Raise) first.outputs().get(0)).episode());
    }

    @Test
    void forgetsAKeyWhenTheQuietTimeIsOver() {
        Quiet quiet = new Quiet(NOW, NOW.plus(HOUR));
        assertThat(rule.wakeAt(quiet)).isEqualTo(NOW.plus(HOUR));
        assertThat(rule.step(quiet, new Woken(), NOW.plus(HOUR)).state()).isNull();
    }

    @Test
    void isNotQuietForYearsWhenAClockWasPutBack() {
        Quiet quiet = new Quiet(NOW, NOW.plus(HOUR));
        assertThat(rule.step(quiet, seen(1), NOW.minus(Duration.ofDays(400))).outputs())
                .hasSize(1);
    }

    @Test
    void tellsOfEveryEventWithoutAQuietTime() {
        Matches every = rule(Rows.settings(PSEXEC, "x", null, Duration.ZERO));
        Step<Quiet, Effect> one = every.step(null, seen(1), NOW);
        Step<Quiet, Effect> two = every.step(one.state(), seen(2), NOW);
        assertThat(one.state()).isNull();
        assertThat(((Raise) two.outputs().get(0)).episode())
                .isNotEqualTo(((Raise) one.outputs().get(0)).episode());
    }

    @Test
    void takesWhatDoesNotMatchForNoneOfItsBusiness() {
        assertThat(rule.key(Rows.process("C.1", "notepad.exe"))).isEmpty();
        assertThat(rule.key(Rows.process("C.1", "psexec.exe"))).contains("C.1");
    }

    @Test
    void warnsOnceADayForAKindOfEventItCannotJudge() {
        Event nameless = Rows.event("1", Json.object().with("client", "C.1"));
        assertThat(rule.key(nameless)).contains("?/Windows.Events.ProcessCreation");
        Step<Quiet, Effect> first = rule.step(null, new Seen(nameless), NOW);
        assertThat(first.outputs()).hasSize(1).allMatch(Warn.class::isInstance);
        Step<Quiet, Effect> second = rule.step(first.state(), new Seen(nameless), NOW.plus(Duration.ofHours(23)));
        assertThat(second.outputs()).isEmpty();
        assertThat(rule.step(second.state(), new Seen(nameless), NOW.plus(Duration.ofDays(1)))
                        .outputs())
                .hasSize(1);
    }

    @Test
    void keepsKeysApart() {
        EventKey key = new EventKey(List.of("client", "Name", "kind"));
        assertThat(key.of(Rows.process("a/b", "c"))).isEqualTo("a%2Fb/c/Windows.Events.ProcessCreation");
        assertThat(key.of(Rows.process("?", "%"))).startsWith("%3F/%25/");
        assertThat(key.of(Rows.process("C.1", "x".repeat(100_000)))).hasSizeLessThan(300);
    }

    @Test
    void cutsNoCharacterOfALongKeyInTwo() {
        EventKey key = new EventKey(List.of("Name"));
        String text = key.of(Rows.process("C.1", "x" + "🔔".repeat(200)));
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
        assertThat(text).startsWith("x🔔").contains("🔔#").hasSizeLessThan(300);
    }

    @Test
    void takesEventsThatLackTheKeyEachByItself() {
        EventKey key = new EventKey(List.of("client"));
        Event one = Rows.event("1", Json.object().with("name", "x"));
        Event two = Rows.event("2", Json.object().with("name", "x"));
        Event unnamed = Rows.event(null, Json.object().with("name", "x"));
        Event other = Rows.event(null, Json.object().with("name", "y"));
        assertThat(List.of(key.of(one), key.of(two), key.of(unnamed), key.of(other)))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.startsWith("?"));
    }

    @Test
    void showsTheAttributesThatAreNoObjects() {
        Content content = content(rule);
        assertThat(content.title()).isEqualTo("PSEXESVC.exe on LT-4711");
        assertThat(content.severity()).isEqualTo(Severity.WARNING);
        assertThat(content.fields().members().keySet())
                .containsExactly(
                        "client", "host", "os", "labels", "name", "command-line", "pid", "load", "elevated", "at");
        assertThat(content.links()).hasSize(1);
    }

    @Test
    void showsWhatItIsToldToShow() {
        List<String> fields = List.of("host", "EventData.TargetUserName", "Nothing", "kind");
        Content content =
                content(rule(Rows.settings(PSEXEC, "{EventData.TargetUserName}: {Nothing}, {time}", fields, HOUR)));
        assertThat(content.title()).isEqualTo("krbtgt: ?, 2026-11-24T14:00:00Z");
        assertThat(content.fields().write())
                .isEqualTo("{\"host\":\"LT-4711\",\"event-data-target-user-name\":\"krbtgt\","
                        + "\"kind\":\"Windows.Events.ProcessCreation\"}");
    }

    @Test
    void linksToTheWebOnly() {
        JsonObject attributes = Json.object().with("Name", "psexe").with("link", "javascript:alert(1)");
        Raise raise = (Raise) rule.step(null, new Seen(Rows.event("1", attributes)), NOW)
                .outputs()
                .get(0);
        assertThat(raise.content().links()).isEmpty();
    }

    @Test
    void refusesTitlesWhoseBracesDoNotFit() {
        for (String title : List.of("{", "}", "{host", "a {} b", "{{host}}", " ")) {
            assertThatThrownBy(() -> Rows.settings("true", title, null, HOUR))
                    .as(title)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("title");
        }
    }

    @Test
    void namesFieldsInLowerCaseWords() {
        assertThat(List.of("CommandLine", "EventID", "TCPPort", "a_b.c", "Ünïcode", "123", "9Lives", "-x-"))
                .extracting(FieldName::of)
                .containsExactly("command-line", "event-id", "tcp-port", "a-b-c", "n-code", "field", "lives", "x");
    }

    private static Content content(Matches rule) {
        Step<Quiet, Effect> step = rule.step(null, seen(1), NOW);
        return ((Raise) step.outputs().get(0)).content();
    }

    private static Seen seen(int id) {
        return new Seen(Rows.process("C.1", "PSEXESVC.exe", String.valueOf(id)));
    }

    private static Matches rule(MatchesSettings settings) {
        return new Matches(settings, Condition.compile(settings.when()));
    }
}
