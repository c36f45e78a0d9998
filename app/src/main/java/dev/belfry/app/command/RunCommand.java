package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.http.OkHttpSender;
import dev.belfry.app.run.Heartbeat;
import dev.belfry.app.run.LogListener;
import dev.belfry.app.run.Plans;
import dev.belfry.app.run.RunningInstance;
import dev.belfry.app.startup.Startup;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.HeartbeatSettings;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "run",
        description = "Runs until it is stopped. SIGTERM lets the attempts under way end, for ten seconds at most.")
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
        Configuration configuration = startup.configuration();
        OkHttpSender sender = startup.sender(configuration);
        Store store = SqliteStores.open(configuration.store().path(), clock.instant(), StoreText::receipt);
        LogListener listener = new LogListener(clock, startup.zone());
        Heartbeat heartbeat = heartbeat(configuration, sender);
        RunningInstance instance =
                new RunningInstance(store, Plans.of(configuration), sender, clock, listener, heartbeat);
        listener.starting(Version.number(), configuration);
        return instance.runUntilStopped() ? ExitCode.OK.code() : ExitCode.SOFTWARE.code();
    }

    private @Nullable Heartbeat heartbeat(Configuration configuration, OkHttpSender sender) {
        HeartbeatSettings settings = configuration.heartbeat();
        return settings == null
                ? null
                : Heartbeat.of(
                        settings,
                        configuration,
                        () -> SqliteStores.openForReading(configuration.store().path()),
                        sender,
                        clock);
    }
}
