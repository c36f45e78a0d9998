package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads text into a tree, within limits. A name that is there twice in one object is refused, as is anything after the
 * document's end. No message shows a part of the document. Usable from any thread.
 */
public final class JsonReader {
    /** Whatever the limits say: reading and writing a tree is recursive. */
    static final int DEEPEST = 512;

    static final int LONGEST_NUMBER = 256;

    private JsonReader() {}

    /**
     * Reads text.
     *
     * @throws ParseException when it is not of that format, or breaks a limit
     */
    public static Json read(String text, Format format, ParseLimits limits) throws ParseException {
        String document = DocumentText.of(text, limits);
        return switch (format) {
            case JSON -> new JsonDocument(limits).read(document);
            case YAML -> new YamlDocument(document, limits).read().json();
        };
    }

    /**
     * Reads a file, as UTF-8.
     *
     * @throws ParseException when it is not of that format, or breaks a limit
     * @throws IOException when it cannot be read
     */
    public static Json read(Path file, Format format, ParseLimits limits) throws ParseException, IOException {
        return read(DocumentText.of(file, limits), format, limits);
    }

    /**
     * Reads YAML and keeps the places.
     *
     * @throws ParseException when it is no YAML, or breaks a limit
     */
    public static Located readLocated(String text, ParseLimits limits) throws ParseException {
        return new YamlDocument(DocumentText.of(text, limits), limits).read();
    }

    /**
     * Reads a YAML file, as UTF-8, and keeps the places.
     *
     * @throws ParseException when it is no YAML, or breaks a limit
     * @throws IOException when it cannot be read
     */
    public static Located readLocated(Path file, ParseLimits limits) throws ParseException, IOException {
        return readLocated(DocumentText.of(file, limits), limits);
    }

    static ParseException failure(String message, Place place) {
        return new ParseException(message, place.line(), place.column());
    }

    static ParseException tooDeep(int depth, Place place) {
        return failure("is nested more than " + depth + " deep", place);
    }

    static int depth(ParseLimits limits) {
        return Math.min(limits.depth(), DEEPEST);
    }
}
