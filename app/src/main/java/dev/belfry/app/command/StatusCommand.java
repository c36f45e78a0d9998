package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Table;
import dev.belfry.app.terminal.Text;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.DurationText;
import dev.belfry.engine.store.ConfigurationRow;
import dev.belfry.engine.store.RuleView;
import dev.belfry.engine.store.SinkView;
import dev.belfry.engine.store.SourceView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import dev.belfry.engine.store.StormView;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Says how the running instance is: its sources, rules, sinks and what waits.")
final class StatusCommand implements Callable<Integer> {
    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Inject
    StatusCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Path file = startup.storeFile();
        Optional<String> running = SqliteStores.runningOn(file);
        try (StoreReader reader = startup.look()) {
            Instant day = clock.instant().minus(1, ChronoUnit.DAYS);
            List<RuleView> rules = reader.rules(day);
            if (output.isJson()) {
                console.print(json(running, reader, rules));
            } else {
                print(file, running, reader, rules);
            }
        }
        return running.isPresent() ? ExitCode.OK.code() : ExitCode.UNAVAILABLE.code();
    }

    private void print(Path file, Optional<String> running, StoreReader reader, List<RuleView> rules) {
        console.print(running.map(holder -> Text.of(Style.GOOD, "running").and("   " + holder + ", store " + file))
                .orElseGet(() ->
                        Text.of(Style.BAD, "not running").and("   store " + file + "; start it with  belfry run")));
        reader.configuration().ifPresent(this::print);
        reader.remembersSince()
                .ifPresent(since -> console.print("remembers       "
                        + DurationText.of(Duration.between(since, clock.instant())) + " of alerts, "
                        + ((reader.usedBytes() >> 20) + 1) + " MiB"));
        console.print(sources(reader.sources()));
        console.print(rules(rules));
        List<SinkView> sinks = reader.sinks();
        console.print(sinks(sinks));
        reader.storms().forEach(storm -> console.print(storm(storm)));
        if (sinks.stream().anyMatch(sink -> sink.dead() + sink.parked() > 0)) {
            console.print("To see what is parked or dead:  belfry dead-letters");
        }
    }

    private void print(ConfigurationRow row) {
        console.print("configuration   loaded " + ago(row.loadedAt()));
        if (row.refused() != null) {
            console.print(Text.of(Style.BAD, "not loaded").and("   what was read " + ago(row.refusedAt()) + ":"));
            row.refused().lines().forEach(console::print);
        }
    }

    private Table sources(List<SourceView> sources) {
        Table table = new Table()
                .column("source")
                .column("is")
                .column("last good poll")
                .column("what is wrong");
        sources.forEach(
                source -> table.row(source.name(), state(source.state()), ago(source.readAt()), text(source.detail())));
        return table;
    }

    private Table rules(List<RuleView> rules) {
        Table table = new Table()
                .column("rule")
                .column("is")
                .numbers("alerts in 24 h")
                .column("latest")
                .column("what is wrong");
        rules.forEach(rule -> table.row(
                rule.name(),
                state(rule.state() == null ? "ok" : rule.state()),
                rule.alerts(),
                ago(rule.latest()),
                text(rule.detail())));
        return table;
    }

    private Table sinks(List<SinkView> sinks) {
        Table table = new Table()
                .column("sink")
                .numbers("waiting")
                .column("oldest")
                .numbers("parked")
                .numbers("dead")
                .column("it said");
        sinks.forEach(sink -> table.row(
                sink.name(), sink.open(), ago(sink.oldest()), sink.parked(), sink.dead(), text(sink.answer())));
        return table;
    }

    private Text storm(StormView storm) {
        String since = storm.since() == null ? ": a storm is over" : ": a storm, since " + ago(storm.since());
        return Text.of(Style.WARNING, storm.sink() + since).and("; " + storm.grouped() + " alerts wait for a digest");
    }

    private static Text state(@Nullable String state) {
        if (state == null) {
            return Text.of("not heard of");
        }
        return Text.of(state.equals("ok") ? Style.GOOD : Style.BAD, state);
    }

    private String ago(@Nullable Instant time) {
        return time == null ? "never" : DurationText.of(Duration.between(time, clock.instant())) + " ago";
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static JsonObject json(Optional<String> running, StoreReader reader, List<RuleView> rules) {
        return JsonObject.builder()
                .put("running", running.isPresent())
                .put("holder", running.orElse(null))
                .put("remembers-since", reader.remembersSince().orElse(null))
                .put("used-bytes", reader.usedBytes())
                .put(
                        "configuration",
                        reader.configuration().<Json>map(StatusCommand::json).orElse(JsonNull.NULL))
                .put(
                        "sources",
                        new JsonArray(reader.sources().stream()
                                .<Json>map(StatusCommand::json)
                                .toList()))
                .put(
                        "rules",
                        new JsonArray(
                                rules.stream().<Json>map(StatusCommand::json).toList()))
                .put(
                        "sinks",
                        new JsonArray(reader.sinks().stream()
                                .<Json>map(StatusCommand::json)
                                .toList()))
                .put(
                        "storms",
                        new JsonArray(reader.storms().stream()
                                .<Json>map(StatusCommand::json)
                                .toList()))
                .build();
    }

    private static JsonObject json(StormView storm) {
        return JsonObject.builder()
                .put("sink", storm.sink())
                .put("grouped", storm.grouped())
                .put("since", storm.since())
                .build();
    }

    private static JsonObject json(ConfigurationRow row) {
        return JsonObject.builder()
                .put("loaded-at", row.loadedAt())
                .put("refused-at", row.refusedAt())
                .put("refused", row.refused())
                .build();
    }

    private static JsonObject json(SourceView source) {
        return JsonObject.builder()
                .put("name", source.name())
                .put("state", source.state())
                .put("detail", source.detail())
                .put("read-at", source.readAt())
                .build();
    }

    private static JsonObject json(RuleView rule) {
        return JsonObject.builder()
                .put("name", rule.name())
                .put("state", rule.state() == null ? "ok" : rule.state())
                .put("detail", rule.detail())
                .put("alerts-in-24h", rule.alerts())
                .put("latest", rule.latest())
                .build();
    }

    private static JsonObject json(SinkView sink) {
        return JsonObject.builder()
                .put("name", sink.name())
                .put("waiting", sink.open())
                .put("oldest", sink.oldest())
                .put("parked", sink.parked())
                .put("dead", sink.dead())
                .put("answer", sink.answer())
                .build();
    }
}
