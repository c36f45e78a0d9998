package dev.belfry.app.run;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfigurationException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * One reading of a configuration: what came of it, and of which files.
 *
 * @param configuration null when it is wrong
 * @param failure null when it is not
 * @param files the configuration's own, and every other that it takes in
 * @param prints what was in the files that were read; when one changed meanwhile, what was in them before
 */
public record ConfigurationRead(
        @Nullable Configuration configuration, @Nullable Exception failure, Set<Path> files, FilePrints prints) {
    /** What reads configurations. */
    public interface Reader {
        /**
         * Reads one and makes its plugins.
         *
         * @param takesIn to be told of every other file that counts, also when something is wrong
         */
        Configuration read(Path file, Consumer<Path> takesIn) throws CannotStartException, ConfigurationException;
    }

    public ConfigurationRead {
        files = Set.copyOf(files);
    }

    public static ConfigurationRead of(Path file, Reader reader) {
        return of(file, Set.of(), reader);
    }

    /**
     * Reads once.
     *
     * @param known files that it took in the last time
     */
    static ConfigurationRead of(Path file, Set<Path> known, Reader reader) {
        Set<Path> files = new LinkedHashSet<>(Set.of(file));
        Set<Path> all = new LinkedHashSet<>(known);
        all.add(file);
        FilePrints before = FilePrints.of(all);
        Configuration read = null;
        Exception failure = null;
        try {
            read = reader.read(file, files::add);
        } catch (CannotStartException | ConfigurationException wrong) {
            failure = wrong;
        }
        all.addAll(files);
        FilePrints after = FilePrints.of(all);
        return new ConfigurationRead(read, failure, files, before.agreesWith(after) ? after : before);
    }

    /** What was read. */
    public Configuration orThrow() throws CannotStartException, ConfigurationException {
        if (failure instanceof CannotStartException cannot) {
            throw cannot;
        }
        if (failure instanceof ConfigurationException wrong) {
            throw wrong;
        }
        return requireNonNull(configuration);
    }
}
