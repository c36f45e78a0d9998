package dev.belfry.engine.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a jar says about itself. It is closed again before anything of it is loaded, and never unpacked, so the names of
 * its entries are harmless.
 *
 * @param strangers service files that look like Belfry's and are not
 */
record PluginJar(Path path, @Nullable String version, List<Declaration> declarations, List<String> strangers) {
    private static final String OURS = ServiceFile.FOLDER + "dev.belfry.";

    /**
     * Reads a jar.
     *
     * @throws IOException when it is none, or none that can be read; the message says why and what to do
     */
    static PluginJar read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("is no file, or a link that leads nowhere");
        }
        if (!Files.isReadable(path)) {
            throw new IOException("may not be read: give the user that runs Belfry read access");
        }
        // Signatures are checked by the class loader, on what is really loaded.
        try (JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ)) {
            return new PluginJar(path, version(jar), declarations(jar), strangers(jar));
        } catch (IOException | IllegalArgumentException | SecurityException broken) {
            throw new IOException("cannot be read as a jar (" + broken.getMessage() + "): copy it again", broken);
        }
    }

    private static @Nullable String version(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        return manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    }

    private static List<Declaration> declarations(JarFile jar) throws IOException {
        List<Declaration> declarations = new ArrayList<>();
        for (PluginKind kind : PluginKind.values()) {
            JarEntry entry = jar.getJarEntry(kind.serviceFile());
            if (entry != null) {
                declarations.addAll(declarations(jar, entry, kind));
            }
        }
        return declarations;
    }

    private static List<Declaration> declarations(JarFile jar, JarEntry entry, PluginKind kind) throws IOException {
        try (InputStream file = jar.getInputStream(entry)) {
            return ServiceFile.read(file).stream()
                    .map(name -> new Declaration(kind, name))
                    .toList();
        }
    }

    private static List<String> strangers(JarFile jar) {
        return jar.stream()
                .map(JarEntry::getName)
                .filter(name ->
                        name.startsWith(OURS) && !PluginKind.serviceFiles().contains(name))
                .limit(1)
                .toList();
    }
}
