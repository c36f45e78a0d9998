package dev.belfry.app.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks for the configuration where it may lie when nobody says. */
final class ConfigurationSearch {
    private static final String NAME = "belfry.yaml";

    private final List<Path> places;

    ConfigurationSearch(Map<String, String> variables, Path folder) {
        this(List.of(
                folder.resolve(NAME),
                userFolder(variables).resolve("belfry").resolve(NAME),
                Path.of("/etc/belfry", NAME)));
    }

    ConfigurationSearch(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /** As freedesktop.org's base directories have it, where a relative path is to be ignored. */
    static Path userFolder(Map<String, String> variables) {
        String named = variables.getOrDefault("XDG_CONFIG_HOME", "");
        return named.startsWith("/") ? Path.of(named) : Path.of(System.getProperty("user.home"), ".config");
    }

    Path first() throws CannotStartException {
        for (Path place : places) {
            if (Files.exists(place)) {
                return place;
            }
        }
        String looked = places.stream().map(Path::toString).collect(Collectors.joining(", "));
        throw new CannotStartException(
                ExitCode.NO_INPUT,
                "There is no configuration: looked for " + looked
                        + ". Name one with --config, or have one written by belfry demo.");
    }
}
