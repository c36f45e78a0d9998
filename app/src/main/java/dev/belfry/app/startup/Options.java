package dev.belfry.app.startup;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes. */
@Singleton
public final class Options {
    private final Map<String, String> given = new LinkedHashMap<>();
    private boolean verbose;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration. Otherwise BELFRY_CONFIG, ./belfry.yaml, the one in the XDG configuration"
                    + " home, or /etc/belfry/belfry.yaml.")
    void config(@Nullable String file) {
        put("config", file);
    }

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "human (the default) or json, one object a line.")
    void logFormat(@Nullable String format) {
        put("log-format", format);
    }

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            scope = ScopeType.INHERIT,
            description = "error, warn, info (the default) or debug.")
    void logLevel(@Nullable String level) {
        put("log-level", level);
    }

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "As --log-level debug, and shows stack traces.")
    void verbose(boolean given) {
        verbose = given;
        if (given) {
            put("log-level", "debug");
        }
    }

    private void put(String key, @Nullable String value) {
        if (value != null) {
            given.put(key, value);
        }
    }

    /** By key, without hyphens in front. */
    Map<String, String> given() {
        return Map.copyOf(given);
    }

    /** Whether stack traces are wanted. */
    public boolean isVerbose() {
        return verbose;
    }
}
