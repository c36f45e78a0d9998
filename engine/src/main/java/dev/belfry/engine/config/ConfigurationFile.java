package dev.belfry.engine.config;

import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.engine.codec.JsonReader;
import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.settings.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the file as far as it can be read without knowing what it means. */
final class ConfigurationFile {
    private ConfigurationFile() {}

    static LocatedMap read(Path file) throws ConfigurationException {
        Located root = parse(file);
        if (root instanceof LocatedMap map) {
            return map;
        }
        throw failure(
                file,
                new Problem(
                        root.place().line(),
                        root.place().column(),
                        "",
                        "the sections are expected here: sources, rules, sinks."));
    }

    private static Located parse(Path file) throws ConfigurationException {
        try {
            return JsonReader.readLocated(file, ParseLimits.DOCUMENT);
        } catch (ParseException e) {
            String subject = e.line() == 0 ? "the file " : "";
            throw failure(file, new Problem(e.line(), e.column(), "", subject + e.getMessage() + "."));
        } catch (IOException e) {
            throw failure(file, new Problem(0, 0, "", words(file, e)));
        }
    }

    private static String words(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file. Write it, or name another with --config.";
        }
        if (e instanceof AccessDeniedException) {
            return "the file may not be read by this user.";
        }
        return Files.isDirectory(file)
                ? "this is a folder. Name a file with --config."
                : "the file cannot be read: " + e.getClass().getSimpleName() + ".";
    }

    private static ConfigurationException failure(Path file, Problem problem) {
        return new ConfigurationException(file, List.of(problem), null);
    }
}
