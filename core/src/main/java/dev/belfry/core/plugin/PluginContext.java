package dev.belfry.core.plugin;

import dev.belfry.core.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** What the host gives to one configured plugin. Usable from any thread. */
public interface PluginContext {
    /** The name the user gave: {@code soc-slack} in {@code sinks: {soc-slack: …}}. It belongs in every message. */
    String name();

    /** Belfry's clock. A plugin uses no other, so that its tests need not wait. */
    InstantSource clock();

    /**
     * Reads text into a tree.
     *
     * @throws ParseException when it is not of that format, or breaks a limit
     */
    Json parse(String text, Format format, ParseLimits limits) throws ParseException;

    /**
     * Reads a file into a tree, as UTF-8.
     *
     * @throws ParseException when it is not of that format, or breaks a limit
     * @throws IOException when it cannot be read
     */
    Json parse(Path file, Format format, ParseLimits limits) throws ParseException, IOException;

    /**
     * Shows a number to whoever monitors Belfry. Called while the factory makes the plugin; eight at most, each with a
     * name of its own. A host that shows none takes it all the same.
     *
     * @throws IllegalStateException when it is called later, or too often, or twice for one name
     */
    default void offer(Gauge gauge) {}

    /** A text format the host can read. */
    enum Format {
        JSON,
        /**
         * One YAML document without tags, anchors, aliases and duplicate keys. A bare scalar is a number, true, false or
         * null where JSON would say so; all else is text, and so is every key: {@code on}, {@code 0123}, {@code 12:30}.
         */
        YAML
    }
}
