package dev.belfry.engine.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.Attributes;
import org.jspecify.annotations.Nullable;

/** Finds what lies on a class path, as it does when run from an IDE or in a test. */
final class ClassPathScan {
    /** Out of the file, {@code services} and {@code META-INF}. */
    private static final String FROM_FILE_TO_CLASSES = "../../..";

    private final CatalogueBuilder catalog = new CatalogueBuilder();
    private final ClassLoader loader;

    ClassPathScan(ClassLoader loader) {
        this.loader = loader;
    }

    PluginCatalogue run() {
        try {
            for (PluginKind kind : PluginKind.values()) {
                for (URL file : Collections.list(loader.getResources(kind.serviceFile()))) {
                    read(kind, file);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return catalog.build();
    }

    private void read(PluginKind kind, URL file) throws IOException {
        URLConnection connection = file.openConnection();
        // The cache would keep the jar open.
        connection.setUseCaches(false);
        try (InputStream content = connection.getInputStream()) {
            PluginOrigin origin = origin(connection);
            for (String name : ServiceFile.read(content)) {
                catalog.offer(new Declaration(kind, name), origin, loader);
            }
        }
    }

    private static PluginOrigin origin(URLConnection connection) throws IOException {
        if (connection instanceof JarURLConnection jar) {
            Path path = path(jar.getJarFileURL());
            return new PluginOrigin(PluginLocation.fileName(path), path, path, version(jar));
        }
        Path path = path(connection.getURL()).resolve(FROM_FILE_TO_CLASSES).normalize();
        return new PluginOrigin("class path", path, path, null);
    }

    private static @Nullable String version(JarURLConnection jar) throws IOException {
        Attributes attributes = jar.getMainAttributes();
        return attributes == null ? null : attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException everyFileHasOne) {
            throw new IllegalArgumentException(everyFileHasOne);
        }
    }
}
