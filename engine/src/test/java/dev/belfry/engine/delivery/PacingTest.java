package dev.belfry.engine.delivery;

import dev.belfry.core.sink.Pace;
import dev.belfry.engine.delivery.Pacing.Spent;
import dev.belfry.engine.delivery.Pacing.Started;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PacingTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final Pacing pacing = new Pacing(new Pace(Duration.ofSeconds(1), 3));
    private @Nullable Spent spent;
    private Instant now = START;

    private void start() {
        assertThat(room()).isPositive();
        spent = pacing.step(spent, new Started(), now).state();
    }

    private int room() {
        return pacing.room(spent, now);
    }

    @Test
    void aBurstGoesAtOnceAndThenOneIsEarnedEverySecond() {
        start();
        start();
        start();
        assertThat(room()).isZero();
        assertThat(pacing.nextAt(spent, now)).isEqualTo(START.plusSeconds(1));

        now = START.plusMillis(999);
        assertThat(room()).isZero();
        now = START.plusSeconds(1);
        assertThat(room()).isEqualTo(1);
        start();
        assertThat(room()).isZero();
        assertThat(pacing.nextAt(spent, now)).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void noMoreThanABurstIsSavedUp() {
        start();
        now = START.plus(Duration.ofDays(9));

        assertThat(room()).isEqualTo(3);
        assertThat(pacing.nextAt(spent, now)).isEqualTo(now);
    }

    @Test
    void overAnyMinuteNoMoreGoesThanIsEarnedAndABurst() {
        Random random = new Random(7);
        int sent = 0;
        while (now.isBefore(START.plusSeconds(60))) {
            if (room() > 0) {
                start();
                sent++;
            }
            now = now.plusMillis(random.nextInt(300));
        }
        assertThat(sent).isBetween(60, 63);
    }

    @Test
    void aClockThatIsPutBackForgivesADebtThatIsLargerThanAnyCanBe() {
        start();
        start();
        now = START.minus(Duration.ofHours(6));

        assertThat(room()).isEqualTo(3);
        assertThat(pacing.nextAt(spent, now)).isEqualTo(now);
        now = now.plusSeconds(1);
        assertThat(room()).isEqualTo(3);
    }

    @Test
    void withoutAPaceEverythingGoes() {
        Pacing unlimited = new Pacing(Pace.UNLIMITED);

        assertThat(unlimited.room(null, now)).isEqualTo(Integer.MAX_VALUE);
        assertThat(unlimited.step(null, new Started(), now).state()).isNull();
        assertThat(unlimited.nextAt(null, now)).isEqualTo(now);
    }

    @Test
    void aPaceThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new Pace(Duration.ofSeconds(-1), 1)).hasMessage("every is negative");
        assertThatThrownBy(() -> new Pace(Duration.ofSeconds(1), 0)).hasMessage("burst starts at 1");
    }
}
