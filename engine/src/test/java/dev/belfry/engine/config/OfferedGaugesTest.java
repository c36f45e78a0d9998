package dev.belfry.engine.config;

import dev.belfry.core.plugin.Gauge;
import dev.belfry.engine.plugin.PluginKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OfferedGaugesTest {
    private final OfferedGauges gauges = new OfferedGauges();

    private Gauge offer(String plugin, String name) {
        Gauge gauge = new Gauge(name, "Something.");
        gauges.offer(PluginKind.SOURCE, plugin, "clients", gauge);
        return gauge;
    }

    @Test
    void areKeptWithWhoseTheyAre() {
        Gauge gauge = offer("dfir", "rows_read");
        gauge.set(3);
        assertThat(gauges.close()).containsExactly(new PluginGauge(PluginKind.SOURCE, "dfir", "clients", gauge));
        assertThat(gauge.value()).isEqualTo(3);
    }

    @Test
    void areEightForEachPluginAtMost() {
        for (int i = 1; i <= 8; i++) {
            offer("dfir", "number_" + i);
        }
        assertThatThrownBy(() -> offer("dfir", "number_9")).hasMessage("a plugin has at most 8 gauges");
        offer("lab", "number_9");
        assertThat(gauges.close()).hasSize(9);
    }

    @Test
    void haveANameOfTheirOwn() {
        offer("dfir", "rows");
        offer("lab", "rows");
        assertThatThrownBy(() -> offer("dfir", "rows")).hasMessage("the gauge rows is offered twice");
    }

    @Test
    void areNotOfferedWhenThePluginRuns() {
        gauges.close();
        assertThatThrownBy(() -> offer("dfir", "rows")).isInstanceOf(IllegalStateException.class);
    }
}
