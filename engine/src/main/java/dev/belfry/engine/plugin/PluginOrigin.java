package dev.belfry.engine.plugin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a plugin came from.
 *
 * @param name of the folder, or of the single jar without its ending
 * @param path the folder or the single jar
 * @param jar the one that names the factory
 * @param version {@code Implementation-Version} of that jar's manifest; null when it has none
 */
public record PluginOrigin(
        String name, Path path, Path jar, @Nullable String version) {
    /** Name and version, {@code ntfy 1.2.0}, as far as there is one that the name does not tell already. */
    public String label() {
        return version == null || name.endsWith(version) ? name : name + " " + version;
    }
}
