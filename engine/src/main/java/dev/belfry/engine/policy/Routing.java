package dev.belfry.engine.policy;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.machine.Machine;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.engine.policy.Destination.Need;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first stage of the policy: from an alert to its destinations. The first route that matches decides; one that
 * continues lets the next ones add theirs. A sink that one route requires is required. It keeps no state.
 */
public final class Routing implements Machine<Routing.Nothing, Alert, Destination> {
    private final List<Route> routes;

    public Routing(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** What routing remembers from one alert to the next. */
    public enum Nothing {}

    @Override
    public Step<Nothing, Destination> step(@Nullable Nothing state, Alert alert, Instant now) {
        Map<String, Need> needs = new LinkedHashMap<>();
        List<String> matched = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            if (matches(route, alert)) {
                matched.add(String.valueOf(i + 1));
                route.to().forEach(sink -> needs.put(sink, Need.REQUIRED));
                route.also().forEach(sink -> needs.putIfAbsent(sink, Need.ALSO));
                if (route.next() == Route.Next.STOP) {
                    break;
                }
            }
        }
        List<Destination> destinations = needs.entrySet().stream()
                .map(need -> new Destination(need.getKey(), need.getValue()))
                .toList();
        return new Step<>(state, destinations, because(matched));
    }

    private static Reason because(List<String> matched) {
        return matched.isEmpty()
                ? Reason.of("no route matches")
                : Reason.of("route {numbers} matches", String.join(", ", matched));
    }

    private static boolean matches(Route route, Alert alert) {
        for (Map.Entry<String, List<String>> wanted : route.match().entrySet()) {
            if (valuesOf(wanted.getKey(), alert).stream()
                    .noneMatch(value -> containsIgnoringCase(wanted.getValue(), value))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> valuesOf(String name, Alert alert) {
        return switch (name) {
            case "rule" -> List.of(alert.origin().rule());
            case "source" -> List.of(alert.origin().source());
            case "severity" -> List.of(alert.content().severity().word());
            case "status" -> List.of(alert.status().word());
            default -> texts(alert.content().fields().get(name));
        };
    }

    private static List<String> texts(Json value) {
        if (value instanceof JsonArray array) {
            return array.texts();
        }
        if (value instanceof JsonNull) {
            return List.of();
        }
        return value.text().map(List::of).orElseGet(() -> List.of(value.write()));
    }

    private static boolean containsIgnoringCase(List<String> wanted, String value) {
        return wanted.stream().anyMatch(value::equalsIgnoreCase);
    }
}
