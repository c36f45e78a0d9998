package dev.belfry.engine.run;

import dev.belfry.engine.driver.Input;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SourcePulseTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37Z");

    private final SourcePulse pulse = new SourcePulse("dfir");

    @Test
    void saysWhatChangesAtOnceAndWhatDoesNotNowAndThen() {
        assertThat(pulse.is("ok", "", NOW)).contains(new Input.Health("dfir", "ok", "", NOW, NOW));
        assertThat(pulse.is("ok", "", NOW.plusSeconds(29))).isEmpty();
        Instant later = NOW.plusSeconds(30);
        assertThat(pulse.is("ok", "", later)).contains(new Input.Health("dfir", "ok", "", NOW, later));
        assertThat(pulse.is("failing", "refused", later))
                .contains(new Input.Health("dfir", "failing", "refused", later, later));
    }

    @Test
    void anotherReasonIsNewsButNoNewBeginning() {
        pulse.is("failing", "refused", NOW);
        Instant later = NOW.plusSeconds(1);
        assertThat(pulse.is("failing", "timed out", later))
                .contains(new Input.Health("dfir", "failing", "timed out", NOW, later));
    }

    @Test
    void aClockThatIsPutBackDoesNotSilenceIt() {
        pulse.is("ok", "", NOW);
        Instant back = NOW.minus(Duration.ofHours(6));
        assertThat(pulse.is("ok", "", back)).isPresent();
        assertThat(pulse.is("ok", "", back.plusSeconds(1))).isEmpty();
    }
}
