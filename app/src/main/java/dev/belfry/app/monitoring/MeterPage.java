package dev.belfry.app.monitoring;

import java.util.stream.Collectors;

/** The reference page of the metrics. */
public final class MeterPage {
    private MeterPage() {}

    /** The page as Markdown. */
    public static String text() {
        StringBuilder page = new StringBuilder("""
                # Metrics

                What a running instance says at `/metrics`, when [`monitoring`](monitoring.md) is configured: in
                Prometheus's text format, or as OpenMetrics to who asks for that. Labels are names of the configuration and
                the words given here. A histogram has `_bucket`, `_count` and `_sum`.

                | metric | what it is | labels | what it says |
                |---|---|---|---|
                """);
        for (Meter meter : Meter.values()) {
            page.append("| `").append(meter.metric()).append("` | ");
            page.append(meter.kind().word()).append(" | ");
            page.append(meter.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", ")));
            page.append(" | ").append(meter.help()).append(" |\n");
        }
        return page.append("""

                Plugins offer numbers of their own, under names that begin with `PREFIX`, with the label `source`, `rule` or
                `sink`, which has the name of the configuration, and `type`. Both Velociraptor sources have
                `PREFIXcertificate_expiry_timestamp_seconds`: when the certificate ends that they log in with.
                """.replace("PREFIX", PluginGauges.PREFIX)).toString();
    }
}
