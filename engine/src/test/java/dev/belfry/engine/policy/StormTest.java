package dev.belfry.engine.policy;

import dev.belfry.core.machine.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class StormTest {
    private static final Instant START = Instant.parse("2026-11-24T06:50:37Z");
    private static final Duration PER = Duration.ofMinutes(1);

    private final Storm storm = new Storm(new StormTerms(4, PER, List.of()));
    private StormState state = StormState.CALM;
    private Instant now = START;

    private List<StormOutput> take(StormInput input) {
        Step<StormState, StormOutput> step = storm.step(state, input, now);
        state = requireNonNull(step.state());
        return step.outputs();
    }

    private List<StormOutput> take(int times, StormInput input) {
        List<StormOutput> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(take(input));
        }
        return all;
    }

    private List<StormOutput> wake() {
        now = requireNonNull(storm.wakeAt(state));
        return take(StormInput.WOKEN);
    }

    private void rage() {
        take(6, StormInput.CAME);
        wake();
    }

    @Test
    void letsSoManyGoAloneAndGroupsWhatComesBeyond() {
        assertThat(take(6, StormInput.CAME))
                .containsExactly(
                        StormOutput.ALONE,
                        StormOutput.ALONE,
                        StormOutput.ALONE,
                        StormOutput.ALONE,
                        StormOutput.BEGIN,
                        StormOutput.GROUP,
                        StormOutput.GROUP);
    }

    /** Seconds between one message and the next; how many of a hundred go by themselves. */
    @ParameterizedTest
    @CsvSource({"0, 4", "1, 4", "14, 4", "15, 100", "20, 100", "60, 100"})
    void isNoStormWhateverComesNoFasterThanTheTermsAllow(int seconds, int alone) {
        List<StormOutput> outputs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            outputs.addAll(take(StormInput.CAME));
            now = now.plusSeconds(seconds);
        }
        assertThat(outputs.stream().filter(StormOutput.ALONE::equals)).hasSize(alone);
    }

    @Test
    void tellsTwoSecondsAfterItBeganAndEndsWhenItWasCalmForSoLong() {
        take(100, StormInput.CAME);
        assertThat(wake()).containsExactly(StormOutput.TELL);
        assertThat(now).isEqualTo(START.plusSeconds(2));
        assertThat(take(StormInput.WOKEN)).isEmpty();
        assertThat(wake()).containsExactly(StormOutput.END);
        assertThat(now).isEqualTo(START.plus(PER));
        assertThat(storm.wakeAt(state)).isNull();
    }

    @Test
    void goesOnForAsLongAsMoreThanHalfOfThatComes() {
        rage();
        for (int i = 0; i < 40; i++) {
            now = now.plusSeconds(19);
            assertThat(take(StormInput.WOKEN)).isEmpty();
            assertThat(take(StormInput.CAME)).containsExactly(StormOutput.GROUP);
        }
        now = now.plusSeconds(20);
        assertThat(wake()).containsExactly(StormOutput.END);
    }

    @Test
    void endsWhenNoMoreThanHalfOfThatComes() {
        rage();
        for (int i = 0; i < 2; i++) {
            now = now.plusSeconds(30);
            take(StormInput.CAME);
        }
        assertThat(take(StormInput.WOKEN)).containsExactly(StormOutput.END);
    }

    /** So two digests an hour at most for each that goes on. */
    @Test
    void endsAfterAnHourAndGoesOnAsAnotherWithoutLettingAnyGoAlone() {
        rage();
        List<StormOutput> outputs = new ArrayList<>();
        while (now.isBefore(START.plusSeconds(10_000))) {
            now = now.plusSeconds(1);
            outputs.addAll(take(StormInput.WOKEN));
            outputs.addAll(take(StormInput.CAME));
        }
        assertThat(outputs).doesNotContain(StormOutput.ALONE);
        assertThat(outputs.stream().filter(StormOutput.END::equals)).hasSize(2);
        assertThat(outputs.stream().filter(StormOutput.BEGIN::equals)).hasSize(2);
    }

    /** Twenty a minute, as chance has it: without a gap between beginning and end there would be hundreds. */
    @Test
    void hoveringAroundTheLimitMakesFewStorms() {
        Storm twenty = new Storm(new StormTerms(20, PER, List.of()));
        Random chance = new Random(4711);
        int storms = 0;
        while (now.isBefore(START.plusSeconds(24 * 3_600))) {
            now = now.plusMillis(100);
            state = requireNonNull(twenty.step(state, StormInput.WOKEN, now).state());
            if (chance.nextInt(30) == 0) {
                boolean calm = state.storm() == null;
                state = requireNonNull(twenty.step(state, StormInput.CAME, now).state());
                storms += calm && state.storm() != null ? 1 : 0;
            }
        }
        assertThat(storms).isBetween(20, 100);
    }

    @Test
    void remembersAfterARestartOnlyThatThereIsAStorm() {
        rage();
        state = new StormState(List.of(), state.storm());
        take(StormInput.RESTARTED);
        assertThat(take(StormInput.WOKEN)).isEmpty();
        assertThat(take(StormInput.CAME)).containsExactly(StormOutput.GROUP);
        Instant restarted = now;
        assertThat(wake()).containsExactly(StormOutput.END);
        assertThat(now).isEqualTo(restarted.plus(PER));
    }

    @Test
    void beginsWithWhatIsFoundGrouped() {
        assertThat(take(StormInput.FOUND)).containsExactly(StormOutput.BEGIN);
        assertThat(wake()).containsExactly(StormOutput.TELL);
        assertThat(wake()).containsExactly(StormOutput.END);
    }

    @Test
    void isOverAtOnceWhereThereAreNoStormsAnyMore() {
        Storm none = new Storm(StormTerms.NONE);
        rage();
        Step<StormState, StormOutput> restarted =
                none.step(new StormState(List.of(), state.storm()), StormInput.RESTARTED, now);
        Step<StormState, StormOutput> woken = none.step(restarted.state(), StormInput.WOKEN, now);
        assertThat(woken.outputs()).containsExactly(StormOutput.END);
        assertThat(woken.because().toString()).contains("this sink has no storms any more");
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "30"})
    void aClockPutBackMakesNoStormLonger(int toldAfter) {
        take(100, StormInput.CAME);
        now = now.plusSeconds(toldAfter);
        take(StormInput.WOKEN);
        now = now.minusSeconds(6 * 3_600);
        Instant back = now;
        take(StormInput.WOKEN);
        for (int i = 0; state.storm() != null && i < 5; i++) {
            wake();
        }
        assertThat(state.storm()).isNull();
        assertThat(now).isBeforeOrEqualTo(back.plus(PER));
    }

    @Test
    void aClockPutForwardEndsItAndForgetsWhatCame() {
        rage();
        now = now.plusSeconds(6 * 3_600);
        assertThat(take(StormInput.WOKEN)).containsExactly(StormOutput.END);
        assertThat(take(4, StormInput.CAME)).containsOnly(StormOutput.ALONE);
    }

    @Test
    void keepsTheVeryStateWhenNothingIsDue() {
        rage();
        assertThat(storm.step(state, StormInput.WOKEN, now).state()).isSameAs(state);
        assertThat(storm.step(StormState.CALM, StormInput.WOKEN, now).state()).isSameAs(StormState.CALM);
    }

    @Test
    void remembersNoMoreThanItNeeds() {
        take(10_000, StormInput.CAME);
        assertThat(state.recent()).hasSize(4);
    }
}
