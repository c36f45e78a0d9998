package dev.belfry.engine.plugin;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks plugin folders, two levels and no deeper, in the order of names: the same on every machine. */
final class PluginLocations {
    private final List<PluginLocation> found = new ArrayList<>();
    private final List<PluginProblem> problems;
    /** Real paths of what was looked at, so that no link has it looked at twice. */
    private final Set<Path> seen = new HashSet<>();

    private PluginLocations(List<PluginProblem> problems) {
        this.problems = problems;
    }

    /** What lies in the folders; what is amiss is added to {@code problems}. */
    static List<PluginLocation> in(List<Path> folders, List<PluginProblem> problems) {
        PluginLocations locations = new PluginLocations(problems);
        for (Path folder : folders) {
            locations.look(folder, locations::walk);
        }
        return locations.found;
    }

    private void look(Path path, Visit visit) {
        try {
            if (seen.add(path.toRealPath())) {
                visit.to(path);
            }
        } catch (IOException failed) {
            problems.add(new PluginProblem(path, explanation(failed)));
        }
    }

    private void walk(Path folder) throws IOException {
        for (Path entry : entries(folder)) {
            if (mayBePlugin(entry)) {
                look(entry, this::locate);
            }
        }
    }

    /** What else people keep beside plugins is none of our business: a README, an editor's or the system's files. */
    private static boolean mayBePlugin(Path entry) {
        boolean hidden = PluginLocation.fileName(entry).startsWith(".");
        return !hidden && (PluginLocation.isJar(entry) || !Files.isRegularFile(entry));
    }

    private void locate(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            found.add(PluginLocation.ofFolder(path, jars(path)));
        } else if (PluginLocation.isJar(path)) {
            found.add(PluginLocation.ofJar(path));
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (PluginLocation.isJar(entry) && !Files.isDirectory(entry)) {
                jars.add(entry);
            }
        }
        return jars;
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException midway) {
            throw midway.getCause();
        }
        entries.sort(Comparator.comparing(PluginLocation::fileName));
        return entries;
    }

    private static String explanation(IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return "is not there, or is a link that leads nowhere";
        }
        if (failed instanceof NotDirectoryException) {
            return "is no folder";
        }
        if (failed instanceof AccessDeniedException) {
            return "may not be read: give the user that runs Belfry read access";
        }
        return "cannot be read: " + failed.getMessage();
    }

    /** What to do with a path that was not seen before. */
    private interface Visit {
        void to(Path path) throws IOException;
    }
}
