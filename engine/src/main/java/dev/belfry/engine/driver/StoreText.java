package dev.belfry.engine.driver;

import dev.belfry.core.alert.Content;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.json.JsonString;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.codec.CodecException;
import dev.belfry.engine.codec.JsonReader;
import dev.belfry.engine.codec.ReasonCodec;
import dev.belfry.engine.codec.RecordCodec;

/** What the store holds as text, read and written. */
public final class StoreText {
    private static final ParseLimits STORED = new ParseLimits(Integer.MAX_VALUE, 256);
    private static final RecordCodec<Content> CONTENT = RecordCodec.of(Content.class);

    private StoreText() {}

    static String of(Content content) {
        return CONTENT.encode(content).write();
    }

    static String of(Reason reason) {
        return ReasonCodec.encode(reason).write();
    }

    public static Content content(String stored) {
        return CONTENT.decode(parse(stored));
    }

    public static Reason reason(String stored) {
        return ReasonCodec.decode(parse(stored));
    }

    /** Reads a receipt, a checkpoint, or an event's attributes. */
    public static JsonObject object(String stored) {
        if (parse(stored) instanceof JsonObject object) {
            return object;
        }
        throw new CodecException("what is stored is no object");
    }

    /** Reads an event's attributes; long ones were cut, and are a text. */
    public static Json eventOrText(String stored) {
        try {
            return parse(stored);
        } catch (CodecException cut) {
            return new JsonString(stored);
        }
    }

    public static Receipt receipt(String stored) {
        return new Receipt(object(stored));
    }

    private static Json parse(String stored) {
        try {
            return JsonReader.read(stored, Format.JSON, STORED);
        } catch (ParseException e) {
            throw new CodecException("what is stored cannot be read", e);
        }
    }
}
