package dev.belfry.app.monitoring;

import dev.belfry.engine.store.StoreReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoreGaugesTest {
    private int looks;
    private long nanos = Long.MAX_VALUE - 5;
    private Duration lookTakes = Duration.ZERO;

    private final StoreGauges gauges = new StoreGauges(this::look, () -> Instant.EPOCH, () -> nanos);

    private Optional<StoreReader> look() {
        looks++;
        nanos += lookTakes.toNanos();
        return Optional.empty();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void looksOnceASecondHoweverOftenItIsAsked() {
        gauges.collect();
        gauges.collect();
        pass(Duration.ofMillis(999));
        gauges.collect();
        assertThat(looks).isEqualTo(1);
        pass(Duration.ofMillis(2));
        gauges.collect();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void looksTheLessOftenTheLongerItTakes() {
        lookTakes = Duration.ofSeconds(2);
        gauges.collect();
        pass(Duration.ofSeconds(39));
        gauges.collect();
        assertThat(looks).isEqualTo(1);
        pass(Duration.ofSeconds(2));
        gauges.collect();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void saysNothingOfAStoreThatCannotBeRead() {
        assertThat(gauges.collect()).isEmpty();
    }
}
