package dev.belfry.trials;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/** Makes a plugin's jar of classes that lie beside the tests. */
final class PluginJar {
    private PluginJar() {}

    /**
     * Writes it.
     *
     * @param service the factory's interface
     * @param classes names, the factory's first
     */
    static void write(Path file, Class<?> service, List<String> classes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            put(jar, "META-INF/services/" + service.getName(), classes.get(0).getBytes(UTF_8));
            for (String name : classes) {
                String path = name.replace('.', '/') + ".class";
                try (InputStream in =
                        requireNonNull(PluginJar.class.getClassLoader().getResourceAsStream(path))) {
                    put(jar, path, in.readAllBytes());
                }
            }
        }
    }

    private static void put(JarOutputStream jar, String path, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(path));
        jar.write(content);
        jar.closeEntry();
    }
}
