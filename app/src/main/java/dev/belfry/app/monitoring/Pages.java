package dev.belfry.app.monitoring;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked for, by its path. */
final class Pages {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final PrometheusRegistry registry;
    private final Vitality vitality;
    private final ExpositionFormatWriter text = PrometheusTextFormatWriter.create();
    private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();

    Pages(PrometheusRegistry registry, Vitality vitality) {
        this.registry = registry;
        this.vitality = vitality;
    }

    /**
     * One page.
     *
     * @param accept what the asker can read; null when it does not say
     */
    Reply page(String path, @Nullable String accept) {
        return switch (path) {
            case "/metrics" -> metrics(accept);
            case "/live" -> health(vitality.deadly());
            case "/ready" -> health(vitality.hindrance());
            default -> Reply.line(NOT_FOUND, "There are: /metrics, /live, /ready");
        };
    }

    private static Reply health(Optional<String> trouble) {
        return trouble.map(why -> Reply.line(UNAVAILABLE, why)).orElseGet(() -> Reply.line(OK, "ok"));
    }

    private Reply metrics(@Nullable String accept) {
        ExpositionFormatWriter writer = openMetrics.accepts(accept) ? openMetrics : text;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            writer.write(body, registry.scrape());
        } catch (IOException memoryHasNone) {
            throw new UncheckedIOException(memoryHasNone);
        }
        return new Reply(OK, writer.getContentType(), body.toString(StandardCharsets.UTF_8));
    }
}
