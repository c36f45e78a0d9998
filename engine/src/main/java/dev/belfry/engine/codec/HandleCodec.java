package dev.belfry.engine.codec;

import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import java.util.function.UnaryOperator;

/** Stores handles with their source under another name, one that does not change when a person calls it differently. */
final class HandleCodec implements ValueCodec {
    private final ValueCodec handles = new CodecBuilder().of(Handle.class);
    private final SourceNames sources;

    HandleCodec(SourceNames sources) {
        this.sources = sources;
    }

    @Override
    public Json encode(Object value) {
        return handles.encode(renamed((Handle) value, sources::stored));
    }

    @Override
    public Object decode(Json json) {
        return renamed((Handle) handles.decode(json), sources::name);
    }

    private static Handle renamed(Handle handle, UnaryOperator<String> rename) {
        return new Handle(rename.apply(handle.source()), handle.value());
    }
}
