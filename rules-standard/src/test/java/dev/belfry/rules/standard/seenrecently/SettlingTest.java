package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.source.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What happens once everyone is told of a visit at 14:00. */
class SettlingTest {
    private static final Rule.Input WOKEN = new Rule.Woken();

    private final Scene scene = new Scene();

    @BeforeEach
    void raise() {
        scene.seen("14:00:00", "14:00:00");
        scene.rule.takeOutputs();
    }

    @Test
    void asksTheSourceWithTheHandleOfTheEventThatRaised() {
        Step<Watch, Effect> step = scene.told("14:00:00");
        assertThat(step.outputs()).containsExactly(new Rule.Settle(Scene.handle("14:00:00")));
        assertThat(scene.rule.wakeAt()).isEqualTo(scene.clock.instant().plusSeconds(60));
    }

    @Test
    void asksAgainWithGrowingPausesUntilItIsAnswered() {
        scene.told("14:00:00");
        List<Long> pauses = new ArrayList<>();
        Instant asked = scene.clock.instant();
        for (Step<Watch, Effect> step : scene.rule.advance(Duration.ofHours(5), WOKEN)) {
            assertThat(step.outputs()).containsExactly(new Rule.Settle(Scene.handle("14:00:00")));
            Instant now =
                    ((Settling) requireNonNull(step.state())).askAt().minus(Pauses.afterAsking(pauses.size() + 2));
            pauses.add(Duration.between(asked, now).toMinutes());
            asked = now;
        }
        assertThat(pauses).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void asksAgainAfterAFailureAndSaysWhy() {
        scene.told("14:00:00");
        Step<Watch, Effect> failed = scene.settled("14:00:00", new Settlement.Failed("permission denied"));
        assertThat(Scene.why(failed)).startsWith("not settled: permission denied; asks again at ");
        assertThat(scene.rule.advance(Duration.ofMinutes(1), WOKEN)).hasSize(1);
        assertThat(scene.off("14:00:00", "14:02:00", null).state()).isInstanceOf(Done.class);
    }

    @Test
    void isDoneWhenTheLabelIsOff() {
        scene.told("14:00:00");
        Step<Watch, Effect> step = scene.off("14:00:00", "14:01:00", null);
        assertThat(step.state()).isInstanceOf(Done.class);
        assertThat(step.outputs()).isEmpty();
    }

    @Test
    void ignoresAnAnswerToSomethingElse() {
        scene.told("14:00:00");
        assertThat(scene.off("13:00:00", "14:01:00", null).state()).isInstanceOf(Settling.class);
    }

    @Test
    void armsAgainWhenAPersonSetItSinceAndTellsOfALaterVisitOnly() {
        scene.told("14:00:00");
        assertThat(scene.kept("14:00:00", "14:00:30").state()).isInstanceOf(Armed.class);
        assertThat(scene.set("14:00:30").outputs()).isEmpty();
        assertThat(Scene.why(scene.seen("14:00:00", "14:01:00")))
                .isEqualTo("waits: the visit at 2026-11-24T14:00:00Z was told already");
        assertThat(scene.seen("14:02:00", "14:02:00").outputs()).hasSize(1);
    }

    @Test
    void asksAgainWhenTheSourceDidNotKnowOfASet() {
        scene.told("14:00:00");
        scene.set("14:00:30");
        assertThat(scene.off("14:00:00", "14:01:00", null).state()).isInstanceOf(Settling.class);
        assertThat(scene.off("14:00:00", "14:01:00", "14:00:29").state()).isInstanceOf(Settling.class);
        assertThat(scene.off("14:00:00", "14:01:00", "14:00:30").state()).isInstanceOf(Done.class);
    }

    @Test
    void asksAgainWhenTheSourceDidNotKnowOfARemoval() {
        scene.told("14:00:00");
        scene.set("14:00:30");
        scene.removed("14:00:40");
        assertThat(scene.kept("14:00:00", "14:00:30").state()).isInstanceOf(Settling.class);
        assertThat(scene.kept("14:00:00", "14:00:50").state()).isInstanceOf(Armed.class);
    }

    @Test
    void aChangeByAPersonEndsALongPause() {
        scene.told("14:00:00");
        scene.rule.advance(Duration.ofHours(5), WOKEN);
        scene.set("19:00:00");
        assertThat(scene.rule.wakeAt()).isBeforeOrEqualTo(scene.clock.instant().plusSeconds(60));
    }

    @Test
    void tellsOfAVisitThatCameWhileItWasTellingOfTheOneBefore() {
        scene.set("14:00:30");
        scene.seen("14:01:00", "14:01:00");
        // Gone since; a poll does not bring it any more.
        scene.told("14:00:00");
        Step<Watch, Effect> step = scene.kept("14:00:00", "14:00:30");
        assertThat(step.outputs()).hasOnlyElementsOfType(Rule.Raise.class).hasSize(1);
        assertThat(((Rule.Raise) step.outputs().get(0)).episode()).isEqualTo("2026-11-24T14:01:00Z");
        scene.told("14:01:00");
        assertThat(scene.off("14:01:00", "14:02:00", null).state()).isInstanceOf(Done.class);
    }

    @Test
    void writesNothingForEveryPollWhileItWaitsForAnAnswer() {
        scene.told("14:00:00");
        scene.set("14:00:30");
        scene.seen("14:01:00", "14:01:00");
        Watch before = scene.rule.state();
        scene.seen("14:02:00", "14:02:00");
        scene.seen("14:03:00", "14:03:00");
        assertThat(scene.rule.state()).isSameAs(before);
    }

    @Test
    void tellsOfTheNewestSetWhenItWasSetTwice() {
        scene.set("14:00:30");
        scene.seen("14:01:00", "14:01:00");
        scene.set("14:01:30");
        scene.seen("14:02:00", "14:02:00");
        scene.told("14:00:00");
        Step<Watch, Effect> step = scene.kept("14:00:00", "14:00:30");
        assertThat(((Rule.Raise) step.outputs().get(0)).episode()).isEqualTo("2026-11-24T14:02:00Z");
    }

    @Test
    void doesNotTellOfAVisitWhoseLabelWasRemovedMeanwhile() {
        scene.set("14:00:30");
        scene.seen("14:01:00", "14:01:00");
        scene.removed("14:01:30");
        scene.set("14:10:00");
        scene.told("14:00:00");
        Step<Watch, Effect> step = scene.kept("14:00:00", "14:10:00");
        assertThat(step.outputs()).isEmpty();
        assertThat(step.state()).isInstanceOf(Armed.class);
    }
}
