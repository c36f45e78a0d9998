package dev.belfry.engine.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A file of class names after the rules of {@link java.util.ServiceLoader}: one a line, {@code #} starts a comment. */
final class ServiceFile {
    static final String FOLDER = "META-INF/services/";

    /** A jar may unpack to any size. No honest service file comes near this. */
    private static final int LONGEST = 64 * 1024;

    private ServiceFile() {}

    /** The names, each once, as they were written. */
    static List<String> read(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException("a service file in it is longer than " + LONGEST + " bytes");
        }
        return names(new String(bytes, StandardCharsets.UTF_8));
    }

    private static List<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        text.lines().map(ServiceFile::name).filter(name -> !name.isEmpty()).forEach(names::add);
        return List.copyOf(names);
    }

    private static String name(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
