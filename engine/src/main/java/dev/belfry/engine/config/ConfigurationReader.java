package dev.belfry.engine.config;

import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.settings.Binder;
import dev.belfry.engine.settings.Problems;
import java.nio.file.Path;
import java.time.InstantSource;

/** Reads configuration files. */
public final class ConfigurationReader {
    private final Factories factories;
    private final Interpolation interpolation;
    private final InstantSource clock;

    /**
     * Makes a reader.
     *
     * @param clock given to the plugins
     */
    public ConfigurationReader(Factories factories, Interpolation interpolation, InstantSource clock) {
        this.factories = factories;
        this.interpolation = interpolation;
        this.clock = clock;
    }

    /**
     * Reads a file and makes its plugins, which do no I/O by that: nothing is contacted, nothing is started.
     *
     * @param file as the user named it, which is how messages name it; relative paths in it are relative to its folder
     * @throws ConfigurationException when there is any problem; no plugin is left open then
     */
    public Configuration read(Path file) throws ConfigurationException {
        LocatedMap root = ConfigurationFile.read(file);
        return new ConfigurationMaker(file, root, factories, interpolation, clock).make();
    }

    /**
     * Reads only where the store is, for commands that need nothing else: they work without the secrets that the rest of
     * the file asks for.
     *
     * @throws ConfigurationException when the file cannot be read, or there is a problem with that section
     */
    public StoreSettings readStore(Path file) throws ConfigurationException {
        Problems problems = new Problems();
        Binder binder = new Binder(file.toAbsolutePath().resolveSibling(""), problems);
        LocatedMap root = ConfigurationFile.read(file);
        return StoreSection.read(root, binder, new Filler(interpolation, problems))
                .orElseThrow(() -> new ConfigurationException(file, problems.inOrder(), null));
    }
}
