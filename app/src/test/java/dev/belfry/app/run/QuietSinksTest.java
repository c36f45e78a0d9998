package dev.belfry.app.run;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredSink;
import dev.belfry.engine.config.DeliverySettings;
import dev.belfry.engine.config.StoreSettings;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.policy.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class QuietSinksTest {
    /** Nobody sends by it here. */
    private static final class Mute implements HttpSink {
        @Override
        public HttpRequest request(Notification notification, Attempt attempt) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public Outcome outcome(Notification notification, HttpResponse response) {
            throw new IllegalStateException("not asked for");
        }
    }

    private static ConfiguredSink sink(String name, @Nullable String onTrouble) {
        Duration day = Duration.ofDays(1);
        return new ConfiguredSink(
                name,
                "slack",
                new Mute(),
                new DeliverySettings(
                        16,
                        null,
                        null,
                        null,
                        onTrouble,
                        OnDoubt.RESEND,
                        200,
                        day,
                        Duration.ofSeconds(30),
                        false,
                        false));
    }

    private static Map<String, String> quiet(Route... routes) {
        return QuietSinks.of(new Configuration(
                Path.of("belfry.yaml"),
                List.of(),
                List.of(),
                List.of(sink("slack", "mail"), sink("tickets", "mail"), sink("mail", null), sink("spare", null)),
                List.of(routes),
                new StoreSettings(Path.of("belfry.db"), Duration.ofDays(90), 1_024),
                null,
                null,
                List.of()));
    }

    @Test
    void areThoseThatNoRouteLeadsTo() {
        assertThat(quiet(new Route(Map.of(), List.of("slack"), List.of("tickets"), Route.Next.STOP)))
                .containsExactly(
                        entry("mail", "hears of the trouble of slack, tickets only: no route leads to it"),
                        entry("spare", "hears of nothing: no route leads to it"));
        assertThat(quiet(new Route(Map.of(), List.of("slack", "mail"), List.of("tickets", "spare"), Route.Next.STOP)))
                .isEmpty();
    }
}
