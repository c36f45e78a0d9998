package dev.belfry.engine.codec;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonNull;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RecordCodecTest {
    private static final Instant TIME = Instant.parse("2026-11-24T06:50:37.000000123Z");

    private enum Colour {
        RED {
            @Override
            public String toString() {
                return "not its name";
            }
        }
    }

    private record Everything(
            String text,
            int integer,
            @Nullable Integer boxedInteger,
            long whole,
            Long boxedWhole,
            double floating,
            Double boxedFloating,
            BigDecimal decimal,
            boolean bool,
            Boolean boxedBool,
            Colour colour,
            Instant time,
            Duration duration,
            URI address,
            Handle handle,
            Json json,
            JsonObject object,
            JsonArray array,
            List<Inner> list,
            Map<String, List<Instant>> map) {}

    private record Inner(String name, @Nullable Inner next) {}

    sealed interface State {}

    record Armed(@Nullable Instant since) implements State {}

    sealed interface Told extends State {}

    record Firing(String episode, int tries) implements Told {}

    record Done() implements Told {}

    private record Holder(State state, List<State> before) {}

    @Test
    void writesEveryKindOfComponent() {
        assertThat(RecordCodec.of(Everything.class).encode(everything()).write())
                .isEqualTo("{\"text\":\"ä\\n\",\"integer\":-2147483648,\"whole\":9223372036854775807,\"boxedWhole\":0,"
                        + "\"floating\":0.1,\"boxedFloating\":1.0E+300,\"decimal\":1.10,\"bool\":true,\"boxedBool\":false,"
                        + "\"colour\":\"RED\",\"time\":\"2026-11-24T06:50:37.000000123Z\",\"duration\":\"PT1H30M0.5S\","
                        + "\"address\":\"https://a.example/b?c#d\",\"handle\":{\"source\":\"dfir\",\"value\":{\"a\":1}},"
                        + "\"json\":null,\"object\":{\"x\":[1.0]},\"array\":[null],"
                        + "\"list\":[{\"name\":\"a\",\"next\":{\"name\":\"b\"}}],"
                        + "\"map\":{\"z\":[\"2026-11-24T06:50:37.000000123Z\"],\"a\":[]}}");
    }

    @Test
    void readsBackWhatItWrote() {
        RecordCodec<Everything> codec = RecordCodec.of(Everything.class);
        assertThat(codec.decode(codec.encode(everything()))).isEqualTo(everything());
    }

    @Test
    void readsAndWritesContent() {
        RecordCodec<Content> codec = RecordCodec.of(Content.class);
        Content content = new Content(
                Severity.WARNING,
                "LT-4711 is back online",
                "",
                Json.object().with("host", "LT-4711"),
                List.of(new Link("Velociraptor", URI.create("https://velo.example/?org_id=root#/host/C.1"))));
        assertThat(codec.decode(codec.encode(content))).isEqualTo(content);
    }

    static List<Arguments> states() {
        return List.of(
                Arguments.of(new Armed(null), "{\"@\":\"Armed\"}"),
                Arguments.of(new Armed(TIME), "{\"@\":\"Armed\",\"since\":\"2026-11-24T06:50:37.000000123Z\"}"),
                Arguments.of(new Firing("e1", 2), "{\"@\":\"Firing\",\"episode\":\"e1\",\"tries\":2}"),
                Arguments.of(new Done(), "{\"@\":\"Done\"}"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void tagsSealedInterfaces(State state, String json) throws ParseException {
        RecordCodec<State> codec = RecordCodec.of(State.class);
        assertThat(codec.encode(state).write()).isEqualTo(json);
        assertThat(codec.decode(parse(json))).isEqualTo(state);
    }

    @Test
    void tagsSealedComponents() {
        RecordCodec<Holder> codec = RecordCodec.of(Holder.class);
        Holder holder = new Holder(new Done(), List.of(new Armed(null), new Firing("e", 1)));
        assertThat(codec.encode(holder).write())
                .isEqualTo("{\"state\":{\"@\":\"Done\"},"
                        + "\"before\":[{\"@\":\"Armed\"},{\"@\":\"Firing\",\"episode\":\"e\",\"tries\":1}]}");
        assertThat(codec.decode(codec.encode(holder))).isEqualTo(holder);
    }

    @Test
    void passesOverAMemberWhoseComponentIsGone() throws ParseException {
        assertThat(RecordCodec.of(State.class).decode(parse("{\"@\":\"Done\",\"at\":\"x\"}")))
                .isEqualTo(new Done());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"@":"Firing","tries":1}                    | RecordCodecTest.Firing.episode is not in what was stored, and is not @Nullable: the record has changed since
        {"@":"Firing","episode":"e"}                | RecordCodecTest.Firing.tries is not in what was stored, and is not @Nullable: the record has changed since
        {"@":"Firing","episode":1,"tries":1}        | RecordCodecTest.Firing.episode is stored as something else than text
        {"@":"Firing","episode":null,"tries":1}     | RecordCodecTest.Firing.episode is stored as something else than text
        {"@":"Firing","episode":"secret","tries":1.5} | RecordCodecTest.Firing.tries is stored as something else than number
        {"@":"Firing","episode":"e","tries":1e9999} | RecordCodecTest.Firing.tries is stored as something else than number
        {"@":"Armed","since":"secret"}              | RecordCodecTest.Armed.since is stored as something else than time
        {"@":"Secret"}                              | RecordCodecTest.State is stored as none of Armed, Firing, Done
        {}                                          | RecordCodecTest.State is stored as none of Armed, Firing, Done
        []                                          | RecordCodecTest.State is stored as something else than an object
        """)
    void stopsByNameAtWhatDoesNotFit(String stored, String message) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> RecordCodec.of(State.class).decode(parse(stored)))
                .withMessage(message);
    }

    record Choosy(String name) {
        Choosy {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
        }
    }

    @Test
    void namesARecordThatRefusesWhatWasStored() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(
                        () -> RecordCodec.of(Choosy.class).decode(Json.object().with("name", "")))
                .withMessage("RecordCodecTest.Choosy refuses what was stored");
    }

    @Test
    void namesAConstantThatIsGone() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() ->
                        RecordCodec.of(Coloured.class).decode(Json.object().with("colour", "BLUE")))
                .withMessage("RecordCodecTest.Coloured.colour is stored as a constant that no longer exists");
    }

    private record Coloured(Colour colour) {}

    @Test
    void refusesANumberThatIsNotFinite() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> RecordCodec.of(Measured.class).encode(new Measured(Double.NaN)))
                .withMessage("RecordCodecTest.Measured.value is not a finite number");
    }

    private record Measured(double value) {}

    private record WithOptional(Optional<String> name) {}

    private record WithSet(Set<String> names) {}

    private record WithObject(Object any) {}

    private record WithNumberKeys(Map<Integer, String> map) {}

    private record WithRaw(@SuppressWarnings("rawtypes") List raw) {} // raw: to see it refused

    private record WithVariable<T>(T value) {}

    private record WithClass(Mixed mixed) {}

    private sealed interface Mixed {}

    record Fine() implements Mixed {}

    private static final class NotFine implements Mixed {}

    private sealed interface Twins {}

    record First(Inner inner) implements Twins {
        record Twin() implements Twins {}
    }

    record Second() implements Twins {
        record Twin() implements Twins {}
    }

    static List<Arguments> refused() {
        return List.of(
                Arguments.of(
                        WithOptional.class, "WithOptional.name cannot be stored: java.util.Optional<java.lang.String>"),
                Arguments.of(WithSet.class, "WithSet.names cannot be stored: java.util.Set<java.lang.String>"),
                Arguments.of(WithObject.class, "WithObject.any cannot be stored: java.lang.Object"),
                Arguments.of(
                        WithNumberKeys.class,
                        "WithNumberKeys.map cannot be stored: java.util.Map<java.lang.Integer, java.lang.String>"),
                Arguments.of(WithRaw.class, "WithRaw.raw cannot be stored: java.util.List"),
                Arguments.of(WithVariable.class, "WithVariable.value cannot be stored: T"),
                Arguments.of(WithClass.class, "WithClass.mixed holds RecordCodecTest.NotFine, which is not a record"),
                Arguments.of(Twins.class, "Twins has two records named Twin"),
                Arguments.of(NotFine.class, "NotFine is neither a record nor a sealed interface of records"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesTypesThatCannotBeStored(Class<?> type, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordCodec.of(type))
                .withMessage("RecordCodecTest." + message);
    }

    private static Everything everything() {
        return new Everything(
                "ä\n",
                Integer.MIN_VALUE,
                null,
                Long.MAX_VALUE,
                0L,
                0.1,
                1e300,
                new BigDecimal("1.10"),
                true,
                false,
                Colour.RED,
                TIME,
                Duration.parse("PT1H30M0.5S"),
                URI.create("https://a.example/b?c#d"),
                new Handle("dfir", Json.object().with("a", Json.of(1))),
                JsonNull.NULL,
                Json.object().with("x", JsonArray.of(new JsonNumber(new BigDecimal("1.0")))),
                JsonArray.of(JsonNull.NULL),
                List.of(new Inner("a", new Inner("b", null))),
                new java.util.TreeMap<>(Map.of("a", List.<Instant>of(), "z", List.of(TIME))).descendingMap());
    }

    private static Json parse(String json) throws ParseException {
        return JsonReader.read(json, Format.JSON, ParseLimits.DOCUMENT);
    }
}
