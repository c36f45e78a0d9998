package dev.belfry.app.monitoring;

import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VitalityTest {
    private long nanos = Long.MAX_VALUE - 5;
    private final Vitality vitality = new Vitality(() -> nanos);

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void aDriverThatHangsIsDeadly() {
        vitality.round(0);
        pass(Duration.ofSeconds(60));
        assertThat(vitality.deadly()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(vitality.deadly()).contains("the driver hangs");
        vitality.round(0);
        assertThat(vitality.deadly()).isEmpty();
    }

    @Test
    void aFullDiskIsNoReasonToStartAnew() {
        vitality.round(0);
        vitality.storeFailed(new StoreException("the disk is full"));
        pass(Duration.ofHours(6));
        assertThat(vitality.deadly()).isEmpty();
        assertThat(vitality.hindrance()).contains("the store cannot be written");
        vitality.storeRecovered();
        assertThat(vitality.hindrance()).isEmpty();
    }
}
