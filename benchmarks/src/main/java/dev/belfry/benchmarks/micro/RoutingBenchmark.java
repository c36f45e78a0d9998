package dev.belfry.benchmarks.micro;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.policy.Route.Next;
import dev.belfry.engine.policy.Routing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Who hears of an alert. */
@State(Scope.Benchmark)
public class RoutingBenchmark {
    private final Alert alert = alert();
    private final Routing one = new Routing(List.of(route(Map.of())));
    private final Routing twenty = new Routing(IntStream.range(0, 20)
            .mapToObj(i -> route(Map.of("rule", List.of("back-online"), "label", List.of("label-" + i))))
            .toList());

    /** A configuration without routes. */
    @Benchmark
    public Object oneRoute() {
        return one.step(null, alert, alert.at());
    }

    /** The last of twenty matches. */
    @Benchmark
    public Object twentyRoutes() {
        return twenty.step(null, alert, alert.at());
    }

    private static Route route(Map<String, List<String>> match) {
        return new Route(match, List.of("soc-slack"), List.of("tickets"), Next.STOP);
    }

    private static Alert alert() {
        JsonObject fields = JsonObject.builder()
                .put("host", "LT-4711")
                .put("label", JsonArray.ofTexts(List.of("VIP", "label-19")))
                .build();
        Content content = new Content(Severity.INFO, "LT-4711 is back online", "", fields, List.of());
        Origin origin = new Origin("back-online", "dfir", "root/C.1a2b3c4d5e6f7081/slack");
        return new Alert(
                "k7f3-1", 1, Status.FIRING, "d41d8cd98f00b204", origin, content, Instant.parse("2026-11-24T06:50:37Z"));
    }
}
