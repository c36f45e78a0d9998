package dev.belfry.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java that Belfry is started on. */
record Java(Path home) {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The one that runs the tests, and each 25 there is. */
    static List<Java> found() {
        List<Java> found = new ArrayList<>();
        found.add(running());
        String named = System.getenv("JAVA_HOME_25");
        if (named != null) {
            found.add(new Java(Path.of(named)));
        } else if (Files.isDirectory(INSTALLED)) {
            found.addAll(installed());
        }
        return List.copyOf(found);
    }

    static Java running() {
        return new Java(Path.of(System.getProperty("java.home")));
    }

    private static List<Java> installed() {
        List<Java> installed = new ArrayList<>();
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(INSTALLED, "*25*")) {
            for (Path home : homes) {
                if (Files.isExecutable(home.resolve("bin/java"))) {
                    installed.add(new Java(home));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return installed;
    }

    @Override
    public String toString() {
        return home.getFileName().toString();
    }
}
