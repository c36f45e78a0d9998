package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.http.OkHttpSender;
import dev.belfry.app.run.ConfigurationRead;
import dev.belfry.app.run.LogListener;
import dev.belfry.app.run.Orphans;
import dev.belfry.app.run.RunningInstance;
import dev.belfry.app.startup.Startup;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "run",
        description = {
            "Runs until it is stopped. SIGTERM lets the attempts under way end, for ten seconds at most.",
            "SIGHUP, or a change of the configuration or a file that it names, has it read again."
        })
final class RunCommand implements Callable<Integer> {
    private final Startup startup;
    private final InstantSource clock;

    @Inject
    RunCommand(Startup startup, InstantSource clock) {
        this.startup = startup;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        ConfigurationRead read = ConfigurationRead.of(startup.configurationFile(), startup::configuration);
        Configuration configuration = read.orThrow();
        OkHttpSender sender = startup.sender(configuration);
        Store store = SqliteStores.open(configuration.store().path(), clock.instant(), StoreText::receipt);
        LogListener listener = new LogListener(clock, startup.zone());
        RunningInstance instance = new RunningInstance(store, read, startup::configuration, sender, clock, listener);
        listener.starting(Version.number(), configuration);
        Orphans.warn(configuration);
        return instance.runUntilStopped() ? ExitCode.OK.code() : ExitCode.SOFTWARE.code();
    }
}
