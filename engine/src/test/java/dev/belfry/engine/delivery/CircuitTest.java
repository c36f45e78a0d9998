package dev.belfry.engine.delivery;

import dev.belfry.core.machine.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitTest {
    private static final CircuitInput UP = new CircuitInput.Up();
    private static final CircuitInput DOWN = new CircuitInput.Down("answered 503");
    private static final CircuitInput BARRED = new CircuitInput.Barred("answered 404");

    private final Circuit circuit = new Circuit();
    private final List<CircuitOutput> said = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T06:50:37Z");
    private CircuitState state = CircuitState.WELL;

    private void hear(CircuitInput input) {
        Step<CircuitState, CircuitOutput> step = circuit.step(state, input, now);
        assertThat(circuit.step(state, input, now)).isEqualTo(step);
        state = Objects.requireNonNull(step.state());
        said.addAll(step.outputs());
    }

    private static CircuitInput asked(Duration pause) {
        return new CircuitInput.Asked(pause, "answered 429");
    }

    private void hear(CircuitInput input, int times) {
        for (int i = 0; i < times; i++) {
            hear(input);
        }
    }

    /** Waits until the next probe may go, and returns how long that took. */
    private Duration pause() {
        Instant until = Objects.requireNonNull(state.quietAt(now));
        assertThat(state.room(0, 16, now)).isZero();
        assertThat(state.room(0, 16, until.minusNanos(1))).isZero();
        Duration pause = Duration.between(now, until);
        now = until;
        return pause;
    }

    @Test
    void opensAfterFiveFailuresInARowAndNotBefore() {
        hear(DOWN, 4);
        hear(UP);
        hear(DOWN, 4);
        assertThat(state.isOpen()).isFalse();
        assertThat(state.room(3, 16, now)).isEqualTo(13);
        hear(DOWN);
        assertThat(said).containsExactly(new CircuitOutput.Opened("answered 503", now.plusSeconds(2)));
        assertThat(state.isOpen()).isTrue();
    }

    @Test
    void probesWithOneAtATimeAndGrowingPausesOfAMinuteAtMost() {
        hear(DOWN, 5);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            pauses.add(pause().toSeconds());
            assertThat(state.room(0, 16, now)).isEqualTo(1);
            assertThat(state.room(1, 16, now)).isZero();
            hear(DOWN);
        }
        assertThat(pauses).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L);
        assertThat(said).hasSize(1);
    }

    @Test
    void doesNotTakeTheOthersThatWereOnTheWireForProbes() {
        hear(DOWN, 16);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(2));
        hear(DOWN, 3);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void isBarredAtOnceAndAskedAgainAfterAQuarterOfAnHourAtMost() {
        hear(BARRED);
        assertThat(said).hasSize(1);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pauses.add(pause().toSeconds());
            hear(BARRED);
        }
        assertThat(pauses).containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
        assertThat(said).hasSize(1);
    }

    @Test
    void closesAtTheFirstSuccessAndSaysSinceWhenItWasOpen() {
        Instant since = now;
        hear(DOWN, 5);
        pause();
        hear(DOWN);
        pause();
        hear(UP);
        assertThat(said).hasSize(2).last().isEqualTo(new CircuitOutput.Closed(since));
        assertThat(state).isEqualTo(CircuitState.WELL);
        hear(UP);
        assertThat(said).hasSize(2);
    }

    @Test
    void keepsTheVeryStateWhileAllIsWell() {
        CircuitState well = state;
        hear(UP);
        assertThat(state).isSameAs(well);
    }

    @Test
    void isQuietForAsLongAsItIsAskedToBeAndNoLongerThanAnHour() {
        hear(asked(Duration.ofSeconds(30)));
        assertThat(state.isOpen()).isFalse();
        assertThat(pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(state.room(0, 16, now)).isEqualTo(16);
        hear(asked(Duration.ofDays(3)));
        hear(asked(Duration.ofSeconds(1)));
        assertThat(pause()).isEqualTo(Duration.ofHours(1));
        hear(asked(Duration.ofDays(-3)));
        assertThat(state.room(0, 16, now)).isEqualTo(16);
        assertThat(said).isEmpty();
    }

    /** As a service does that says 503 and when it will be back, again and again. */
    @Test
    void opensWhenItIsAskedForPauseAfterPause() {
        for (int i = 0; i < 4; i++) {
            hear(asked(Duration.ofSeconds(60)), 16);
            assertThat(state.isOpen()).isFalse();
            assertThat(pause()).isEqualTo(Duration.ofSeconds(60));
        }
        hear(asked(Duration.ofSeconds(60)), 16);
        assertThat(said).containsExactly(new CircuitOutput.Opened("answered 429", now.plusSeconds(60)));
        assertThat(pause()).isEqualTo(Duration.ofSeconds(60));
        assertThat(state.room(0, 16, now)).isEqualTo(1);
        hear(asked(Duration.ofSeconds(60)));
        assertThat(pause()).isEqualTo(Duration.ofSeconds(60));
        hear(UP);
        assertThat(said).hasSize(2);
    }

    @Test
    void aPauseThatHelpsIsNoTrouble() {
        for (int i = 0; i < 20; i++) {
            hear(asked(Duration.ofSeconds(1)), 16);
            pause();
            hear(UP, 3);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void openingShortensNoPauseThatWasAskedFor() {
        hear(asked(Duration.ofMinutes(10)));
        hear(DOWN, 5);
        assertThat(state.isOpen()).isTrue();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aPauseThatWasAskedForOutlivesAnAnswerToAnotherAttempt() {
        hear(DOWN, 2);
        hear(asked(Duration.ofMinutes(10)));
        hear(UP);
        assertThat(state.failures()).isZero();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void isNotSilencedByAClockThatIsPutBack() {
        hear(asked(Duration.ofSeconds(30)));
        now = now.minusSeconds(40);
        assertThat(state.room(0, 16, now)).isEqualTo(16);
        now = now.minus(Duration.ofHours(6));
        assertThat(state.room(0, 16, now)).isEqualTo(16);
        hear(asked(Duration.ofSeconds(30)));
        assertThat(pause()).isEqualTo(Duration.ofSeconds(30));
        hear(BARRED);
        now = now.minus(Duration.ofHours(6));
        assertThat(state.room(0, 16, now)).isEqualTo(1);
    }
}
