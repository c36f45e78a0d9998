package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;

/**
 * Turns records of one type into trees and back: a sealed interface is tagged by its record's simple name, times and
 * durations are ISO 8601 as precise as they are, enums go by their names, and a component that is null is left out.
 * What may be in a component stands at {@link dev.belfry.core.rule.Rule}; addresses ({@link java.net.URI}) may, too.
 *
 * <p>Built on method handles and {@link Json} rather than on an object mapper: a mapper caches what it knows of a
 * plugin's classes, wants its annotations, and would make a second tree. Belongs to one plugin's loader, and goes with
 * it. Usable from any thread.
 *
 * @param <T> a record, or a sealed interface of records
 */
public final class RecordCodec<T> {
    private final Class<T> type;
    private final ValueCodec codec;

    private RecordCodec(Class<T> type, ValueCodec codec) {
        this.type = type;
        this.codec = codec;
    }

    /**
     * Makes the codec of a type.
     *
     * @throws IllegalArgumentException when values of that type cannot be stored; the message names the component
     */
    public static <T> RecordCodec<T> of(Class<T> type) {
        return of(type, new CodecBuilder());
    }

    static <T> RecordCodec<T> of(Class<T> type, CodecBuilder builder) {
        if (!type.isRecord() && !type.isSealed()) {
            throw new IllegalArgumentException(
                    RecordAccess.name(type) + " is neither a record nor a sealed interface of records");
        }
        return new RecordCodec<>(type, builder.of(type));
    }

    /**
     * Writes a record.
     *
     * @throws CodecException when it holds a number that is not finite
     */
    public JsonObject encode(T value) {
        return (JsonObject) codec.encode(value);
    }

    /**
     * Reads a record. What was stored by an older version of the record is read as long as every component it lacks is
     * {@code @Nullable}.
     *
     * @throws CodecException when it does not fit
     */
    public T decode(Json json) {
        try {
            return type.cast(codec.decode(json));
        } catch (Misfit e) {
            throw new CodecException(RecordAccess.name(type) + " " + e.getMessage(), e);
        }
    }
}
