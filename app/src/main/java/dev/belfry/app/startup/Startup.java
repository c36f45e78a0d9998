package dev.belfry.app.startup;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.environment.Lookups;
import dev.belfry.app.environment.ProcessSettings;
import dev.belfry.app.http.OkHttpSender;
import dev.belfry.app.http.Trust;
import dev.belfry.app.logging.Logs;
import dev.belfry.app.logging.Redactor;
import dev.belfry.app.run.Plans;
import dev.belfry.app.terminal.Console;
import dev.belfry.core.json.Json;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.engine.codec.JsonReader;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfigurationException;
import dev.belfry.engine.config.ConfigurationReader;
import dev.belfry.engine.plugin.PluginCatalogue;
import dev.belfry.engine.plugin.PluginProblem;
import dev.belfry.engine.plugin.SettingsValues;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the command line to what a command works with. Everything is made when it is first asked for. */
@Singleton
public final class Startup {
    private static final Logger log = LoggerFactory.getLogger("belfry");

    private final Options options;
    private final InstantSource clock;
    private final Redactor redactor;
    private final Console console;
    private @Nullable ProcessSettings settings;
    private @Nullable PluginCatalogue catalog;

    @Inject
    Startup(Options options, InstantSource clock, Redactor redactor, Console console) {
        this.options = options;
        this.clock = clock;
        this.redactor = redactor;
        this.console = console;
    }

    /** Logging as the options ask for it; before anything else. */
    public void startLogging() throws CannotStartException {
        Logs.start(settings().logging(), console.logs(), console.logColours(), redactor);
    }

    public ProcessSettings settings() {
        if (settings == null) {
            settings = ProcessSettings.ofThisProcess(options.given());
        }
        return settings;
    }

    public ZoneId zone() throws CannotStartException {
        return settings().timeZone();
    }

    /** The plugins in the plugin folders, or, out of an IDE, those on the class path. */
    public PluginCatalogue plugins() throws CannotStartException {
        if (catalog == null) {
            var folders = settings().pluginFolders();
            catalog = folders.isEmpty() ? PluginCatalogue.ofClassPath() : PluginCatalogue.scan(folders);
            for (PluginProblem problem : catalog.problems()) {
                log.atWarn().setCause(problem.cause()).log(problem.toString());
            }
        }
        return catalog;
    }

    public Path configurationFile() throws CannotStartException {
        return settings().configurationFile();
    }

    /** Reads the configuration and makes its plugins; contacts nothing. */
    public Configuration configuration() throws CannotStartException, ConfigurationException {
        return configuration(configurationFile());
    }

    /** As {@link #configuration()}, from this file. */
    public Configuration configuration(Path file) throws CannotStartException, ConfigurationException {
        return configuration(file, takenIn -> {});
    }

    /**
     * As {@link #configuration()}, from this file.
     *
     * @param takesIn told of every other file that it asks for, or that a plugin's settings name; also when it is wrong
     */
    public Configuration configuration(Path file, Consumer<Path> takesIn)
            throws CannotStartException, ConfigurationException {
        Lookups lookups = new Lookups(file, System.getenv());
        try {
            Configuration configuration = reader(lookups, takesIn).read(file);
            if (configuration.heartbeat() != null) {
                new SettingsValues(this::hide).visit(configuration.heartbeat());
            }
            refuseUnsendable(configuration);
            return configuration;
        } finally {
            lookups.files().forEach(takesIn);
            lookups.warnings().forEach(warning -> log.warn("{}", warning));
        }
    }

    private void refuseUnsendable(Configuration configuration) throws CannotStartException {
        try {
            new SendableCheck(clock).check(configuration);
        } catch (CannotStartException mistake) {
            configuration.close();
            throw mistake;
        }
    }

    /**
     * The store, to look at; logging is started. What a command that looks begins with.
     *
     * @throws CannotStartException when there is none yet
     */
    public StoreReader look() throws CannotStartException, ConfigurationException {
        startLogging();
        Path file = storeFile();
        return SqliteStores.openForReading(file).orElseThrow(() -> noStore(file));
    }

    /** What a command says that needs a store, when there is none. */
    public static CannotStartException noStore(Path file) {
        return new CannotStartException(
                ExitCode.NO_INPUT, file + ": there is no store yet. It is made by the first  belfry run");
    }

    /** Where the store is; for commands that need nothing else of the configuration. */
    public Path storeFile() throws CannotStartException, ConfigurationException {
        Path file = configurationFile();
        return reader(new Lookups(file, System.getenv()), takenIn -> {})
                .readStore(file)
                .path();
    }

    private ConfigurationReader reader(Lookups lookups, Consumer<Path> takesIn) throws CannotStartException {
        GuardedFactories factories = new GuardedFactories(new SettingsValues(value -> {
            hide(value);
            if (value instanceof Path path) {
                takesIn.accept(path);
            }
        }));
        return new ConfigurationReader(factories.of(plugins()), lookups, clock);
    }

    private void hide(Object value) {
        if (value instanceof Secret secret) {
            redactor.hide(secret);
        } else if (value instanceof SecretUrl url) {
            redactor.hide(url);
        }
    }

    /** What sends for the sinks of a configuration. */
    public OkHttpSender sender(Configuration configuration) throws CannotStartException {
        return new OkHttpSender(trust(), Plans.atOnce(configuration), Startup::json, clock);
    }

    public Trust trust() throws CannotStartException {
        Optional<Path> added = settings().caCertificates();
        try {
            return added.isEmpty() ? Trust.ofSystem() : Trust.ofSystemAnd(added.get());
        } catch (IOException e) {
            throw new CannotStartException(ExitCode.CONFIGURATION, "ca-certificates: " + e.getMessage());
        }
    }

    private static Optional<Json> json(String body) {
        try {
            return Optional.of(JsonReader.read(body, Format.JSON, ParseLimits.MESSAGE));
        } catch (ParseException notJson) {
            return Optional.empty();
        }
    }
}
