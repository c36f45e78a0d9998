package dev.belfry.app.run;

import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sinks that hear of no alert, which is easily done without meaning it: naming one as on-trouble is enough. */
public final class QuietSinks {
    private QuietSinks() {}

    /** What each of them hears instead, by its name. */
    public static Map<String, String> of(Configuration configuration) {
        Set<String> routed = configuration.routes().stream()
                .flatMap(route -> Stream.concat(route.to().stream(), route.also().stream()))
                .collect(Collectors.toSet());
        Map<String, String> quiet = new LinkedHashMap<>();
        for (ConfiguredSink sink : configuration.sinks()) {
            if (!routed.contains(sink.name())) {
                quiet.put(sink.name(), what(troubles(sink.name(), configuration)));
            }
        }
        return quiet;
    }

    private static List<String> troubles(String sink, Configuration configuration) {
        return configuration.sinks().stream()
                .filter(other -> sink.equals(other.delivery().onTrouble()))
                .map(ConfiguredSink::name)
                .toList();
    }

    private static String what(List<String> troubles) {
        String heard = troubles.isEmpty() ? "nothing" : "the trouble of " + String.join(", ", troubles) + " only";
        return "hears of " + heard + ": no route leads to it";
    }
}
