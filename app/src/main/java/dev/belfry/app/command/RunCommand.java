package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.http.OkHttpSender;
import dev.belfry.app.monitoring.Monitoring;
import dev.belfry.app.run.ConfigurationRead;
import dev.belfry.app.run.Hearers;
import dev.belfry.app.run.LogListener;
import dev.belfry.app.run.Orphans;
import dev.belfry.app.run.RunListeners;
import dev.belfry.app.run.RunningInstance;
import dev.belfry.app.startup.Startup;
import dev.belfry.engine.config.Configuration;
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
        // Before any port, which a running instance has as well: only the store can say who that is.
        Store store = SqliteStores.open(configuration.store().path(), clock.instant(), StoreText::receipt);
        try (Monitoring monitoring = monitoring(configuration, store)) {
            LogListener log = new LogListener(clock, startup.zone());
            Hearers hearers = new Hearers(log, listeners(log, monitoring), taken -> use(taken, monitoring));
            RunningInstance instance = new RunningInstance(store, read, startup::configuration, sender, clock, hearers);
            log.starting(Version.number(), configuration);
            Orphans.warn(configuration);
            if (monitoring != null) {
                monitoring.use(configuration);
                monitoring.start();
            }
            return instance.runUntilStopped() ? ExitCode.OK.code() : ExitCode.SOFTWARE.code();
        }
    }

    private static void use(Configuration taken, @Nullable Monitoring monitoring) {
        if (monitoring != null) {
            monitoring.use(taken);
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

    private @Nullable Monitoring monitoring(Configuration configuration, Store store) throws CannotStartException {
        MonitoringSettings settings = configuration.monitoring();
        if (settings == null) {
            return null;
        }
        Path file = configuration.store().path();
        try {
            return new Monitoring(settings, Version.number(), () -> SqliteStores.openForReading(file), clock);
        } catch (IOException taken) {
            store.close();
            throw new CannotStartException(
                    ExitCode.UNAVAILABLE,
                    "monitoring.listen: " + settings.listen() + " cannot be had: " + taken.getMessage() + ".");
        }
    }
}
