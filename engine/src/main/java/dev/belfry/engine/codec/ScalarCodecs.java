package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonBoolean;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.json.JsonString;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** How values without parts are stored. All of the JDK or core, so that one table serves every class loader. */
final class ScalarCodecs {
    static final Map<Class<?>, ValueCodec> BY_TYPE = byType();

    private ScalarCodecs() {}

    private static Map<Class<?>, ValueCodec> byType() {
        Map<Class<?>, ValueCodec> codecs = new HashMap<>();
        codecs.put(String.class, text(Function.identity(), "text"));
        codecs.put(Instant.class, text(Instant::parse, "time"));
        codecs.put(Duration.class, text(Duration::parse, "duration"));
        codecs.put(URI.class, text(URI::create, "address"));
        codecs.put(boolean.class, new Scalar<>(Json::of, ScalarCodecs::bool, "true or false"));
        codecs.put(Boolean.class, new Scalar<>(Json::of, ScalarCodecs::bool, "true or false"));
        numbers(codecs);
        trees(codecs);
        return Map.copyOf(codecs);
    }

    private static void numbers(Map<Class<?>, ValueCodec> codecs) {
        ValueCodec integer = number(number -> BigDecimal.valueOf(number.intValue()), BigDecimal::intValueExact);
        ValueCodec whole = number(number -> BigDecimal.valueOf(number.longValue()), BigDecimal::longValueExact);
        ValueCodec floating = number(number -> BigDecimal.valueOf(number.doubleValue()), BigDecimal::doubleValue);
        codecs.put(int.class, integer);
        codecs.put(Integer.class, integer);
        codecs.put(long.class, whole);
        codecs.put(Long.class, whole);
        codecs.put(double.class, floating);
        codecs.put(Double.class, floating);
        codecs.put(BigDecimal.class, number(BigDecimal.class::cast, value -> value));
    }

    private static void trees(Map<Class<?>, ValueCodec> codecs) {
        codecs.put(Json.class, new Scalar<Json>(json -> json, json -> json, "JSON"));
        codecs.put(JsonObject.class, tree(JsonObject.class, "object"));
        codecs.put(JsonArray.class, tree(JsonArray.class, "array"));
        codecs.put(JsonString.class, tree(JsonString.class, "text"));
        codecs.put(JsonNumber.class, tree(JsonNumber.class, "number"));
        codecs.put(JsonBoolean.class, tree(JsonBoolean.class, "true or false"));
        codecs.put(JsonNull.class, tree(JsonNull.class, "null"));
    }

    private static <T extends Json> ValueCodec tree(Class<T> type, String wanted) {
        return new Scalar<T>(json -> json, type::cast, wanted);
    }

    private static <T> ValueCodec text(Function<String, T> parse, String wanted) {
        return new Scalar<T>(
                value -> new JsonString(value.toString()), json -> parse.apply(((JsonString) json).value()), wanted);
    }

    private static ValueCodec number(Function<Number, BigDecimal> write, Function<BigDecimal, Number> read) {
        return new Scalar<Number>(
                value -> new JsonNumber(write.apply(value)), json -> read.apply(((JsonNumber) json).value()), "number");
    }

    private static boolean bool(Json json) {
        return ((JsonBoolean) json).value();
    }

    private record Scalar<T>(Function<T, Json> write, Function<Json, T> read, String wanted) implements ValueCodec {
        /** The codec was looked up by the component's type. */
        @SuppressWarnings("unchecked")
        @Override
        public Json encode(Object value) {
            try {
                return write.apply((T) value);
            } catch (NumberFormatException notFinite) {
                throw new Misfit("is not a finite number");
            }
        }

        @Override
        public Object decode(Json json) {
            try {
                return read.apply(json);
            } catch (ClassCastException | ArithmeticException | DateTimeException | IllegalArgumentException e) {
                throw new Misfit("is stored as something else than " + wanted);
            }
        }
    }
}
