package dev.belfry.app.monitoring;

import dev.belfry.core.plugin.Gauge;
import dev.belfry.engine.config.PluginGauge;
import dev.belfry.engine.plugin.PluginKind;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PluginGaugesTest {
    private final PluginGauges gauges = new PluginGauges();
    private final Gauge expiry = new Gauge("certificate_expiry_timestamp_seconds", "When it\nends. \u202E");

    private String shown() {
        return PrometheusTextFormatWriter.create().toDebugString(gauges.collect());
    }

    @Test
    void showsWhatIsSetUnderThePluginsName() {
        Gauge unset = new Gauge("rows", "Rows.");
        Gauge other = new Gauge("certificate_expiry_timestamp_seconds", "Something else.");
        gauges.use(List.of(
                new PluginGauge(PluginKind.SOURCE, "dfir", "clients", expiry),
                new PluginGauge(PluginKind.SINK, "dfir", "mail", other),
                new PluginGauge(PluginKind.SOURCE, "dfir", "clients", unset)));
        expiry.set(12);
        other.set(13);
        assertThat(shown().lines().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrder(
                        "belfry_plugin_certificate_expiry_timestamp_seconds{source=\"dfir\",type=\"clients\"} 12.0",
                        "belfry_plugin_certificate_expiry_timestamp_seconds{sink=\"dfir\",type=\"mail\"} 13.0");
        assertThat(shown()).doesNotContain("\u202E", "Something else", "rows");
    }

    @Test
    void takesOutOfSightWhatIsNoNumberAnyMore() {
        gauges.use(List.of(new PluginGauge(PluginKind.SOURCE, "dfir", "clients", expiry)));
        expiry.set(12);
        expiry.set(Double.NaN);
        assertThat(shown()).doesNotContain("certificate");
    }
}
