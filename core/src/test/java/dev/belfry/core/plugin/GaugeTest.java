package dev.belfry.core.plugin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GaugeTest {
    @Test
    void isNoNumberUntilItIsSet() {
        assertThat(new Gauge("certificate_expiry_timestamp_seconds", "When it ends.").value())
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Rows", "rows read", "rows__read", "_rows", "rows_", "9rows", "rows{a=\"b\"}", "zeilen_ü"})
    void isNotNamedWhatPrometheusWouldNotTake(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Gauge(name, ""));
    }

    @Test
    void hasAShortName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Gauge("a".repeat(81), ""));
    }
}
