package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Table;
import dev.belfry.app.terminal.Text;
import dev.belfry.engine.codec.DurationText;
import dev.belfry.engine.codec.Elapsed;
import dev.belfry.engine.store.ConfigurationRow;
import dev.belfry.engine.store.HealthView;
import dev.belfry.engine.store.RuleView;
import dev.belfry.engine.store.SinkView;
import dev.belfry.engine.store.SourceView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import dev.belfry.engine.store.StormView;
import jakarta.inject.Inject;
import java.nio.file.Path;
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
            if (output.isJson()) {
                console.print(StatusJson.of(running, reader, day));
            } else {
                print(file, running, reader, day);
            }
        }
        return running.isPresent() ? ExitCode.OK.code() : ExitCode.UNAVAILABLE.code();
    }

    private void print(Path file, Optional<String> running, StoreReader reader, Instant day) {
        console.print(running.map(holder -> Text.of(Style.GOOD, "running").and("   " + holder + ", store " + file))
                .orElseGet(() ->
                        Text.of(Style.BAD, "not running").and("   store " + file + "; start it with  belfry run")));
        reader.configuration().ifPresent(this::print);
        reader.remembersSince()
                .ifPresent(since -> console.print(
                        "remembers       " + time(since) + " of alerts, " + ((reader.usedBytes() >> 20) + 1) + " MiB"));
        console.print(sources(reader.sources()));
        console.print(rules(reader.rules(day)));
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
        sources.forEach(source ->
                table.row(source.name(), state(source.health()), ago(source.readAt()), wrong(source.health())));
        return table;
    }

    private Table rules(List<RuleView> rules) {
        Table table = new Table()
                .column("rule")
                .column("is")
                .numbers("alerts in 24 h")
                .column("latest")
                .column("what is wrong");
        rules.forEach(rule ->
                table.row(rule.name(), state(rule.health()), rule.alerts(), ago(rule.latest()), wrong(rule.health())));
        return table;
    }

    private Table sinks(List<SinkView> sinks) {
        Table table = new Table()
                .column("sink")
                .column("is")
                .numbers("waiting")
                .column("oldest")
                .numbers("parked")
                .numbers("dead")
                .column("what is wrong");
        sinks.forEach(sink -> table.row(
                sink.name(),
                state(sink.health()),
                sink.open(),
                ago(sink.oldest()),
                sink.parked(),
                sink.dead(),
                wrong(sink)));
        return table;
    }

    private Text storm(StormView storm) {
        String since = storm.since() == null ? ": a storm is over" : ": a storm, since " + ago(storm.since());
        return Text.of(Style.WARNING, storm.sink() + since)
                .and("; " + storm.grouped() + (storm.grouped() == 1 ? " alert waits" : " alerts wait")
                        + " for a digest");
    }

    private static Text state(HealthView health) {
        if (health.state() == null) {
            return Text.of("not heard of");
        }
        return Text.of(health.isOk() ? Style.GOOD : Style.BAD, health.state());
    }

    /** As long as it takes messages, what one of them suffers from. */
    private String wrong(SinkView sink) {
        String wrong = wrong(sink.health());
        return wrong.isEmpty() ? text(sink.answer()) : wrong;
    }

    private String wrong(HealthView health) {
        String detail = text(health.detail());
        return detail.isEmpty() || health.since() == null ? detail : "for " + time(health.since()) + ": " + detail;
    }

    private String ago(@Nullable Instant time) {
        return time == null ? "never" : time(time) + " ago";
    }

    private String time(Instant since) {
        return DurationText.of(Elapsed.between(since, clock.instant()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
