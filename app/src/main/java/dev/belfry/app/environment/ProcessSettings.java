package dev.belfry.app.environment;

import dev.belfry.app.logging.LogFormat;
import dev.belfry.app.logging.LogLevel;
import dev.belfry.app.logging.LogOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Settings of the process, as opposed to those of the configuration file: given as an option, as a property or as a
 * variable, in this order ({@code --log-format}, {@code -Dbelfry.log-format}, {@code BELFRY_LOG_FORMAT}).
 *
 * <p>Keys: {@code config}, {@code log-format}, {@code log-level}, {@code time-zone}, {@code home}, {@code plugins} and
 * {@code ca-certificates}.
 */
public final class ProcessSettings {
    private final Layers layers;
    private final Map<String, String> variables;
    private final Path folder;

    ProcessSettings(Layers layers, Map<String, String> variables, Path folder) {
        this.layers = layers;
        this.variables = variables;
        this.folder = folder;
    }

    /**
     * The settings of this process.
     *
     * @param options those given on the command line, by key without hyphens in front
     */
    public static ProcessSettings ofThisProcess(Map<String, String> options) {
        Map<String, String> variables = System.getenv();
        Layers layers = new Layers(options, texts(System.getProperties()), variables);
        return new ProcessSettings(layers, variables, Path.of("").toAbsolutePath());
    }

    private static Map<String, String> texts(Properties properties) {
        Map<String, String> texts = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name, "")));
        return texts;
    }

    /** {@code log-format}, {@code log-level} and {@code time-zone}: human, info and the system's by default. */
    public LogOptions logging() throws CannotStartException {
        return new LogOptions(oneOf("log-format", LogFormat.HUMAN), oneOf("log-level", LogLevel.INFO), timeZone());
    }

    private <E extends Enum<E>> E oneOf(String key, E fallback) throws CannotStartException {
        Optional<String> text = layers.get(key);
        if (text.isEmpty()) {
            return fallback;
        }
        List<String> names = new ArrayList<>();
        for (E value : fallback.getDeclaringClass().getEnumConstants()) {
            String name = value.name().toLowerCase(Locale.ROOT);
            if (name.equals(text.get().toLowerCase(Locale.ROOT))) {
                return value;
            }
            names.add(name);
        }
        throw wrong(key, "\"" + text.get() + "\" is none of " + String.join(", ", names) + ".");
    }

    /** {@code time-zone}: in which times are shown; the system's by default. */
    public ZoneId timeZone() throws CannotStartException {
        Optional<String> text = layers.get("time-zone");
        try {
            return text.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(text.get());
        } catch (DateTimeException unknown) {
            throw wrong("time-zone", "\"" + text.get() + "\" is no time zone. Write Europe/Berlin, or +02:00.");
        }
    }

    /**
     * Where plugins lie: {@code plugins} in the folder that {@code home} names, if there is one, and those in {@code
     * plugins}, separated like a class path.
     */
    public List<Path> pluginFolders() throws CannotStartException {
        List<Path> folders = new ArrayList<>();
        Optional<Path> own = path("home").map(home -> home.resolve("plugins"));
        own.filter(Files::isDirectory).ifPresent(folders::add);
        for (String name : layers.get("plugins").orElse("").split(File.pathSeparator, -1)) {
            if (!name.isBlank()) {
                folders.add(existing("plugins", name));
            }
        }
        return folders;
    }

    private Path existing(String key, String name) throws CannotStartException {
        Path path = resolved(key, name);
        if (!Files.exists(path)) {
            throw new CannotStartException(ExitCode.NO_INPUT, layers.origin(key) + ": there is no " + path + ".");
        }
        return path;
    }

    /** {@code ca-certificates}: a PEM file of CAs to trust besides the system's. */
    public Optional<Path> caCertificates() throws CannotStartException {
        return path("ca-certificates");
    }

    /**
     * The configuration file: {@code config} if it is given, else the first there is of {@code ./belfry.yaml}, {@code
     * $XDG_CONFIG_HOME/belfry/belfry.yaml} ({@code ~/.config} by default) and {@code /etc/belfry/belfry.yaml}.
     */
    public Path configurationFile() throws CannotStartException {
        Optional<String> given = layers.get("config");
        if (given.isPresent()) {
            return existing("config", given.get());
        }
        return new ConfigurationSearch(variables, folder).first();
    }

    private Optional<Path> path(String key) throws CannotStartException {
        Optional<String> text = layers.get(key);
        return text.isEmpty() ? Optional.empty() : Optional.of(resolved(key, text.get()));
    }

    private Path resolved(String key, String name) throws CannotStartException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw wrong(key, "\"" + name + "\" is no path.");
        }
    }

    private CannotStartException wrong(String key, String what) {
        String origin = layers.origin(key);
        ExitCode code = origin.startsWith("--") ? ExitCode.USAGE : ExitCode.CONFIGURATION;
        return new CannotStartException(code, origin + ": " + what);
    }
}
