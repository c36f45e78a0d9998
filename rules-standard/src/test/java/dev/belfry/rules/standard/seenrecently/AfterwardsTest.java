package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.Rule.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What happens once a visit at 14:00 is told and the label is off, at 14:01. */
class AfterwardsTest {
    private static final Rule.Input WOKEN = new Rule.Woken();

    private final Scene scene = new Scene().done();

    @Test
    void aReadFromBeforeTheLabelWasOffSaysNothing() {
        Step<Watch, Effect> step = scene.seen("14:01:00", "14:01:00");
        assertThat(step.outputs()).isEmpty();
        assertThat(Scene.why(step)).isEqualTo("read before the label was off, at 2026-11-24T14:01:00Z");
    }

    @Test
    void aSetAsksTheSourceBeforeItArms() {
        Step<Watch, Effect> step = scene.set("14:30:00");
        assertThat(step.outputs()).containsExactly(new Rule.Settle(Scene.handle("14:00:00")));
        assertThat(scene.seen("14:31:00", "14:31:00").outputs()).isEmpty();
        assertThat(scene.kept("14:00:00", "14:30:00").outputs())
                .hasOnlyElementsOfType(Rule.Raise.class)
                .hasSize(1);
    }

    @Test
    void aSetOfTheTimeBeforeTheAlertIsOld() {
        assertThat(scene.set("13:59:59").outputs()).isEmpty();
        assertThat(scene.rule.state()).isInstanceOf(Done.class);
    }

    @Test
    void aLabelThatComesBackByItselfIsTakenOffAndNeverTold() {
        Step<Watch, Effect> step = scene.seen("15:00:00", "15:00:00");
        assertThat(step.outputs()).isEmpty();
        assertThat(Scene.why(step))
                .isEqualTo("told at 2026-11-24T23:00:00Z; label on again, set by nobody:"
                        + " to be removed at 2026-11-24T23:00:00Z");
        assertThat(scene.rule.advance(Duration.ZERO, WOKEN)).hasSize(1);
        assertThat(scene.rule.takeOutputs()).containsExactly(new Rule.Settle(Scene.handle("15:00:00")));
        assertThat(scene.off("15:00:00", "15:00:01", null).state()).isInstanceOf(Done.class);
    }

    @Test
    void aLabelThatKeepsComingBackIsTakenOffWithGrowingPausesAndOneWarning() {
        for (int time = 1; time <= 20; time++) {
            String read = String.format("15:%02d:00", time);
            Step<Watch, Effect> step = scene.seen(read, read);
            assertThat(step.outputs()).as("time %s", time).hasSize(time == 3 ? 1 : 0);
            Duration pause = Duration.between(scene.clock.instant(), requireNonNull(scene.rule.wakeAt()));
            assertThat(pause).isEqualTo(expectedPause(time));
            scene.rule.advance(pause, WOKEN);
            scene.off(read, String.format("15:%02d:30", time), null);
        }
        assertThat(scene.rule.takeOutputs())
                .filteredOn(Rule.Raise.class::isInstance)
                .isEmpty();
    }

    @Test
    void theWarningNamesTheClientAndWhereToLook() {
        for (int time = 1; time <= 3; time++) {
            String read = String.format("15:%02d:00", time);
            scene.seen(read, read);
            scene.rule.advance(Duration.ofMinutes(2), WOKEN);
            scene.off(read, String.format("15:%02d:30", time), null);
        }
        assertThat(scene.rule.takeOutputs())
                .filteredOn(Rule.Warn.class::isInstance)
                .map(warn -> Scene.words(((Rule.Warn) warn).about()))
                .containsExactly("label Slack of host-of-C.1 (C.1) has come back 3 times, set by nobody; it is removed"
                        + " and not told. Is it in the client's configuration (Client.labels)?");
    }

    @Test
    void whoSetsALabelThatCameBackWaitsForTheClient() {
        scene.seen("15:00:00", "15:00:00");
        scene.set("15:00:30");
        scene.rule.advance(Duration.ofMinutes(1), WOKEN);
        assertThat(scene.kept("15:00:00", "15:00:30").state()).isInstanceOf(Armed.class);
        assertThat(scene.seen("15:02:00", "15:02:00").outputs()).hasSize(1);
    }

    @Test
    void aLabelThatComesBackAfterAPersonRemovedItIsTakenOffToo() {
        Scene other = new Scene();
        other.set("13:00:00");
        other.removed("13:30:00");
        assertThat(other.seen("15:00:00", "15:00:00").outputs()).isEmpty();
        other.rule.advance(Duration.ZERO, WOKEN);
        assertThat(other.rule.takeOutputs()).containsExactly(new Rule.Settle(Scene.handle("15:00:00")));
    }

    @Test
    void aVisitThatWasToldIsNotToldAgainWhenTheLabelIsSetRemovedAndSet() {
        scene.set("14:02:00");
        scene.kept("14:00:00", "14:02:00");
        scene.removed("14:02:30");
        scene.set("14:03:00");
        assertThat(scene.seen("14:00:00", "14:03:30").outputs()).isEmpty();
    }

    @Test
    void isForgottenWhenNothingWasHeardForLongEnough() {
        scene.rule.advance(Duration.ofDays(90).minusSeconds(1), WOKEN);
        assertThat(scene.rule.state()).isInstanceOf(Done.class);
        scene.rule.advance(Duration.ofSeconds(1), WOKEN);
        assertThat(scene.rule.state()).isNull();
    }

    @Test
    void whoIsDisarmedIsForgottenToo() {
        Scene other = new Scene();
        other.removed("13:30:00");
        other.rule.advance(Duration.ofDays(90), WOKEN);
        assertThat(other.rule.state()).isNull();
    }

    @Test
    void whoIsWaitedForIsNeverForgotten() {
        Scene other = new Scene();
        other.set("13:30:00");
        assertThat(other.rule.wakeAt()).isNull();
    }

    private static Duration expectedPause(int time) {
        return time == 1 ? Duration.ZERO : Duration.ofMinutes(Math.min(1L << (time - 2), 24 * 60));
    }
}
