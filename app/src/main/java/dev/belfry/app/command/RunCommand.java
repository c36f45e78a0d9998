package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.http.OkHttpSender;
import dev.belfry.app.monitoring.Monitoring;
import dev.belfry.app.run.Heartbeat;
import dev.belfry.app.run.LogListener;
import dev.belfry.app.run.Plans;
import dev.belfry.app.run.RunListeners;
import dev.belfry.app.run.RunningInstance;
import dev.belfry.app.startup.Startup;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.HeartbeatSettings;
import dev.belfry.engine.config.MonitoringSettings;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
        try (Monitoring monitoring = monitoring(configuration)) {
            Store store = SqliteStores.open(configuration.store().path(), clock.instant(), StoreText::receipt);
            LogListener log = new LogListener(clock, startup.zone());
            Heartbeat heartbeat = heartbeat(configuration, sender);
            RunningInstance instance = new RunningInstance(
                    store, Plans.of(configuration), sender, clock, listeners(log, monitoring), heartbeat);
            log.starting(Version.number(), configuration);
            if (monitoring != null) {
                monitoring.use(configuration);
                monitoring.start();
            }
            return instance.runUntilStopped() ? ExitCode.OK.code() : ExitCode.SOFTWARE.code();
        }
    }

    private static RunListener listeners(LogListener log, @Nullable Monitoring monitoring) {
        if (monitoring == null) {
            return log;
        }
        List<RunListener> all = new ArrayList<>(monitoring.listeners());
        all.add(0, log);
        return new RunListeners(all);
    }

    private @Nullable Monitoring monitoring(Configuration configuration) throws CannotStartException {
        MonitoringSettings settings = configuration.monitoring();
        if (settings == null) {
            return null;
        }
        Path store = configuration.store().path();
        try {
            return new Monitoring(settings, Version.number(), () -> SqliteStores.openForReading(store), clock);
        } catch (IOException taken) {
            throw new CannotStartException(
                    ExitCode.UNAVAILABLE,
                    "monitoring.listen: " + settings.listen() + " cannot be had: " + taken.getMessage() + ".");
        }
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
