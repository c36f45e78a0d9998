package dev.belfry.engine.codec;

import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;

/**
 * Turns the states of one machine into text to store, and back. As {@link RecordCodec}, with the version of this
 * notation in front, so that a Belfry that does not know it stops instead of misreading.
 *
 * @param <S> a record, or a sealed interface of records
 */
public final class StateCodec<S> {
    private static final String VERSION_NAME = "@v";
    private static final long VERSION = 1;

    private final String name;
    private final RecordCodec<S> records;

    private StateCodec(String name, RecordCodec<S> records) {
        this.name = name;
        this.records = records;
    }

    /** As {@link #of(Class, SourceNames)}, for states that hold no handles. */
    public static <S> StateCodec<S> of(Class<S> state) {
        return of(state, SourceNames.AS_THEY_ARE);
    }

    /**
     * Makes the codec of a state's class.
     *
     * @param sources how the sources of handles are stored
     * @throws IllegalArgumentException when such states cannot be stored; the message names the component
     */
    public static <S> StateCodec<S> of(Class<S> state, SourceNames sources) {
        CodecBuilder builder = new CodecBuilder().with(Handle.class, new HandleCodec(sources));
        return new StateCodec<>(RecordAccess.name(state), RecordCodec.of(state, builder));
    }

    /** The state as compact JSON. */
    public String write(S state) {
        JsonObject.Builder versioned = JsonObject.builder().put(VERSION_NAME, VERSION);
        records.encode(state).members().forEach(versioned::put);
        return versioned.build().write();
    }

    /**
     * Reads what {@link #write} wrote, now or in an earlier version.
     *
     * @throws CodecException when it does not fit; the message names the state and the component
     */
    public S read(String stored) {
        Json json = parse(stored);
        if (!(json instanceof JsonObject object) || object.number(VERSION_NAME).isEmpty()) {
            throw new CodecException("what is stored for " + name + " is no state");
        }
        if (object.number(VERSION_NAME).getAsLong() != VERSION) {
            throw new CodecException("what is stored for " + name + " was written by another version of Belfry");
        }
        return records.decode(json);
    }

    private Json parse(String stored) {
        try {
            return JsonReader.read(stored, Format.JSON, new ParseLimits(Integer.MAX_VALUE, JsonReader.DEEPEST));
        } catch (ParseException e) {
            throw new CodecException("what is stored for " + name + " is no state", e);
        }
    }
}
