package dev.belfry.app.command;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.store.ConfigurationRow;
import dev.belfry.engine.store.HealthView;
import dev.belfry.engine.store.RuleView;
import dev.belfry.engine.store.SinkView;
import dev.belfry.engine.store.SourceView;
import dev.belfry.engine.store.StoreReader;
import dev.belfry.engine.store.StormView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How an instance is, for programs. */
final class StatusJson {
    private StatusJson() {}

    /**
     * All of it.
     *
     * @param holder what runs; empty when nothing does
     * @param since from when on rules' alerts are counted
     */
    static Json of(Optional<String> holder, StoreReader reader, Instant since) {
        return JsonObject.builder()
                .put("running", holder.isPresent())
                .put("holder", holder.orElse(null))
                .put("remembers-since", reader.remembersSince().orElse(null))
                .put("used-bytes", reader.usedBytes())
                .put(
                        "configuration",
                        reader.configuration().map(StatusJson::configuration).orElse(JsonNull.NULL))
                .put("sources", array(reader.sources(), StatusJson::source))
                .put("rules", array(reader.rules(since), StatusJson::rule))
                .put("sinks", array(reader.sinks(), StatusJson::sink))
                .put("storms", array(reader.storms(), StatusJson::storm))
                .build();
    }

    private static <T> Json array(List<T> views, Function<T, Json> each) {
        return new JsonArray(views.stream().map(each).toList());
    }

    private static Json configuration(ConfigurationRow row) {
        return JsonObject.builder()
                .put("loaded-at", row.loadedAt())
                .put("refused-at", row.refusedAt())
                .put("refused", row.refused())
                .build();
    }

    private static Json source(SourceView source) {
        return named(source.name(), source.health())
                .put("read-at", source.readAt())
                .build();
    }

    private static Json rule(RuleView rule) {
        return named(rule.name(), rule.health())
                .put("alerts-in-24h", rule.alerts())
                .put("latest", rule.latest())
                .build();
    }

    private static Json sink(SinkView sink) {
        return named(sink.name(), sink.health())
                .put("waiting", sink.open())
                .put("oldest", sink.oldest())
                .put("parked", sink.parked())
                .put("dead", sink.dead())
                .put("answer", sink.answer())
                .build();
    }

    private static JsonObject.Builder named(String name, HealthView health) {
        return JsonObject.builder()
                .put("name", name)
                .put("state", health.state())
                .put("detail", health.detail())
                .put("since", health.since());
    }

    private static Json storm(StormView storm) {
        return JsonObject.builder()
                .put("sink", storm.sink())
                .put("grouped", storm.grouped())
                .put("since", storm.since())
                .build();
    }
}
