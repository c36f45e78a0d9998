package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Progress;
import dev.belfry.engine.store.Backups;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = "Copies the store as it is at one moment, while it runs. No instance runs on the copy until"
                + "  belfry resume  says so.")
final class BackupCommand implements Callable<Integer> {
    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Parameters(paramLabel = "FILE", description = "The copy; it must not be there yet.")
    private Path to = Path.of("");

    @Inject
    BackupCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        Path store = startup.storeFile();
        if (!Files.exists(store)) {
            throw Startup.noStore(store);
        }
        try (Progress progress = console.progress("Copying " + store, clock)) {
            Backups.copy(store, to, clock.instant());
            progress.done();
        }
        console.print(store + " is copied to " + to + ". To go on from it, put it in the store's place and type"
                + "  belfry resume");
        return ExitCode.OK.code();
    }
}
