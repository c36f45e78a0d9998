package org.example.manyatonce;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.rule.Rule;
import dev.belfry.testkit.clock.VirtualClock;
import dev.belfry.testkit.machine.MachineHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

class ManyAtOnceRuleTest {
    private static final Instant START = Instant.parse("2026-11-24T14:00:00Z");

    /** More than two clients within five minutes are many. */
    private final ManyAtOnceRule rule = new ManyAtOnceRule(new ManyAtOnceSettings(2, Duration.ofMinutes(5)));

    /** {@code a@3} is client a, seen three minutes after the start, and heard of at once. */
    @TestFactory
    Stream<DynamicTest> raisesWhenManyAreSeenWithinTheTime() {
        return Stream.of(
                row("two are not many", "a@0 b@1", ""),
                row("three are", "a@0 b@1 c@2", "raise@2"),
                row("exactly five minutes apart counts", "a@0 b@1 c@5", "raise@5"),
                row("longer apart does not", "a@0 b@1 c@6", ""),
                row("one client is one, however often", "a@0 a@1 a@2 a@3", ""),
                row("a fourth raises no second alert", "a@0 b@1 c@2 d@3", "raise@2"),
                row("a client that is seen again stays", "a@0 b@1 a@5 c@6", "raise@6"),
                row("nobody for five minutes resolves", "a@0 b@1 c@2 wait@7", "raise@2 resolve@7"),
                row("nobody for less does not", "a@0 b@1 c@2 wait@6", "raise@2"),
                row("fewer within the time resolves", "a@0 b@1 c@2 d@7 wait@8", "raise@2 resolve@7"),
                row("a second crowd is a second alert", "a@0 b@1 c@2 a@20 b@21 c@22", "raise@2 resolve@7 raise@22"),
                row("quiet is quiet when nobody was many", "a@0 b@1 wait@99", ""));
    }

    private DynamicTest row(String name, String visits, String effects) {
        return dynamicTest(name, () -> assertThat(play(visits)).isEqualTo(effects));
    }

    private String play(String visits) {
        Play play = new Play(rule);
        for (String visit : visits.split(" ", -1)) {
            int at = visit.indexOf('@');
            play.to(Integer.parseInt(visit.substring(at + 1)));
            if (!visit.startsWith("wait")) {
                play.see(visit.substring(0, at), play.now());
            }
        }
        return String.join(" ", play.effects);
    }

    @Test
    void visitsThatAreCaughtUpCountByWhenTheyWere() {
        Play play = new Play(rule);
        play.see("a", START.minus(Duration.ofHours(3)));
        play.see("b", START.minus(Duration.ofHours(2)));
        play.see("c", START.minus(Duration.ofHours(1)));
        assertThat(play.effects).isEmpty();

        play.see("e", START.minus(Duration.ofMinutes(62)));
        play.see("d", START.minus(Duration.ofMinutes(61)));
        assertThat(play.effects).containsExactly("raise@0");
    }

    @Test
    void whatItRemembersIsBounded() {
        Play play = new Play(rule);
        for (int i = 0; i < 10_000; i++) {
            play.see("client-" + i, START.plusMillis(i));
        }
        assertThat(play.harness.state()).isNotNull();
        assertThat(play.harness.state().visits())
                .extracting(Visit::client)
                .containsExactly("client-9999", "client-9998", "client-9997");
    }

    @Test
    void theAlertNamesTheHostsTheNewestFirst() {
        Play play = new Play(rule);
        play.see("a", START);
        play.see("b", START.plusSeconds(1));
        play.see("c", START.plusSeconds(2));

        Rule.Raise raise = (Rule.Raise) play.harness.takeOutputs().get(0);
        assertThat(raise.content().title()).isEqualTo("More than 2 clients within 5 min");
        assertThat(raise.content().fields().texts("hosts")).containsExactly("HOST-c", "HOST-b", "HOST-a");
        assertThat(raise.content().fields().time("newest")).contains(START.plusSeconds(2));
    }

    @Test
    void countsEachSourceByItself() {
        assertThat(rule.key(event("a", "client-seen", START))).contains("dfir");
        assertThat(rule.key(event("a", "label-changed", START))).isEmpty();
        assertThat(rule.key(event(null, "client-seen", START))).isEmpty();
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        Duration within = Duration.ofMinutes(5);
        assertThatThrownBy(() -> new ManyAtOnceSettings(0, within)).hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> new ManyAtOnceSettings(1_001, within)).hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> new ManyAtOnceSettings(1, Duration.ofSeconds(59)))
                .hasMessageContaining("Write 1m");
    }

    private static Event event(@Nullable String client, String kind, Instant at) {
        return new Event(
                null,
                "dfir",
                kind,
                at,
                Json.object().with("client", client).with("host", client == null ? "" : "HOST-" + client),
                null);
    }

    /** One source, played to the rule on a clock of its own. */
    private static final class Play {
        private final VirtualClock clock = VirtualClock.at(START);
        private final MachineHarness<Crowd, Rule.Input, Rule.Effect> harness;
        private final List<String> effects = new ArrayList<>();

        Play(ManyAtOnceRule rule) {
            harness = MachineHarness.of(rule, clock);
        }

        Instant now() {
            return clock.instant();
        }

        void see(String client, Instant at) {
            note(harness.give(new Rule.Seen(event(client, "client-seen", at))).outputs());
        }

        /** The timer is served on the way. */
        void to(int minute) {
            while (now().isBefore(START.plus(Duration.ofMinutes(minute)))) {
                harness.advance(Duration.ofMinutes(1), new Rule.Woken()).forEach(step -> note(step.outputs()));
            }
        }

        private void note(List<Rule.Effect> outputs) {
            for (Rule.Effect effect : outputs) {
                String what = effect instanceof Rule.Raise ? "raise@" : "resolve@";
                effects.add(what + Duration.between(START, now()).toMinutes());
            }
        }
    }
}
