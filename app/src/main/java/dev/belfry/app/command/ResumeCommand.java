package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Table;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.TimeText;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredSink;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.store.Backups;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "resume",
        description = {
            "Lets an instance run on a store that was put back from a backup.",
            "What waited when the copy was made may have been sent since: it is listed, and becomes in doubt, so that each"
                    + " sink's on-doubt setting decides."
        })
final class ResumeCommand implements Callable<Integer> {
    private static final int LISTED = 1_000;

    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Option(
            names = "--park",
            description = "Park all of them until a person decides, whatever the sinks' settings say.")
    private boolean park;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Inject
    ResumeCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        try (Configuration configuration = startup.configuration()) {
            Path store = configuration.store().path();
            if (!Files.exists(store)) {
                throw Startup.noStore(store);
            }
            Optional<Instant> copiedAt = Backups.copiedAt(store);
            if (copiedAt.isEmpty()) {
                sayNothingWaits(store);
                return ExitCode.OK.code();
            }
            CopyContents contents = contents(store, copiedAt.get());
            if (!output.isJson()) {
                list(store, contents);
            }
            int doubted = Backups.resume(store, onDoubt(configuration), clock.instant());
            if (output.isJson()) {
                console.print(contents.json(doubted));
            } else {
                console.print(
                        doubted + (doubted == 1 ? " delivery is" : " deliveries are")
                                + " in doubt or parked now. Start it with  belfry run     What is parked:  belfry dead-letters");
            }
        }
        return ExitCode.OK.code();
    }

    private void sayNothingWaits(Path store) {
        if (output.isJson()) {
            console.print(JsonObject.builder().put("copied-at", JsonNull.NULL).build());
        } else {
            console.print(store + " is no copy that waits: there is nothing to resume.");
        }
    }

    /** Decides for a sink that is not configured too: it may come back. */
    private Function<String, OnDoubt> onDoubt(Configuration configuration) {
        if (park) {
            return sink -> OnDoubt.PARK;
        }
        Map<String, OnDoubt> configured = configuration.sinks().stream()
                .collect(Collectors.toMap(
                        ConfiguredSink::name, sink -> sink.delivery().onDoubt()));
        return sink -> configured.getOrDefault(sink, OnDoubt.RESEND);
    }

    private static CopyContents contents(Path store, Instant copiedAt) {
        try (StoreReader reader = SqliteStores.openForReading(store).orElseThrow()) {
            return CopyContents.of(reader, copiedAt, LISTED);
        }
    }

    private void list(Path store, CopyContents contents) throws Exception {
        console.print(store + " is a copy of " + TimeText.of(contents.copiedAt(), startup.zone(), clock.instant())
                + ". What waited then, and may have been sent since:");
        Table table = new Table().column("alert").column("what").column("sink").column("state");
        for (DeliveryView view : contents.waiting()) {
            table.row(
                    view.alert(),
                    StoreText.content(view.content()).title(),
                    view.sink(),
                    view.state().phase().word());
        }
        console.print(table);
        if (contents.others() > 0) {
            console.print("and " + contents.others() + " more.");
        }
        if (contents.grouped() > 0) {
            console.print(contents.grouped() + (contents.grouped() == 1 ? " more waits" : " more wait")
                    + " for a digest, and may have been told by one since; the next digest tells them.");
        }
    }
}
