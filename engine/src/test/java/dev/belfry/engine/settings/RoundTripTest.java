package dev.belfry.engine.settings;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.engine.settings.Examples.Bound;
import dev.belfry.engine.settings.Examples.Doubt;
import dev.belfry.engine.settings.Examples.Everything;
import dev.belfry.engine.settings.Examples.Login;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written is what is bound, whatever the values; and the schema agrees with the binding. */
class RoundTripTest {
    private static final Random RANDOM = new Random(20261124);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SettingsModel.of(Everything.class).schema().write());

    @RepeatedTest(200)
    void bindsWhatWasWritten() {
        Everything settings = anything();
        String yaml = write(settings).write();
        Bound<Everything> bound = Examples.bind(Everything.class, yaml);
        assertThat(bound.messages()).isEmpty();
        assertThat(bound.settings()).contains(settings);
        assertThat(SCHEMA.validate(yaml, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integer: many",
                "integer: 2147483648",
                "bool: maybe",
                "on-doubt: never",
                "every: 5 minuten",
                "every: 5",
                "every: ''",
                "pauses: [5m, x]",
                "pauses: {a: 5m}",
                "login: {user: a}",
                "login: {user: a, password: b, more: c}",
                "headers: [a]",
                "text: {a: b}",
                "text: [a]",
                "body: a",
                "lable: x"
            })
    void refusesWhatTheSchemaRefuses(String yaml) {
        String key = yaml.substring(0, yaml.indexOf(':'));
        JsonObject wrong = write(anything()).with(key, Examples.map(yaml).json().get(key));
        assertThat(Examples.bind(Everything.class, wrong.write()).settings()).isEmpty();
        assertThat(SCHEMA.validate(wrong.write(), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void allowsInTheSchemaWhatIsFilledInLater() {
        JsonObject object = write(anything());
        for (String key : List.of("text", "integer", "whole", "bool", "on-doubt", "every", "token", "url", "pauses")) {
            object = object.with(key, "${env:VALUE}");
        }
        assertThat(SCHEMA.validate(object.write(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void requiresInTheSchemaWhatTheBindingRequires() {
        assertThat(SCHEMA.validate("{}", InputFormat.JSON)).hasSize(15);
        assertThat(Examples.bind(Everything.class, "{}").problems()).hasSize(15);
    }

    private static Everything anything() {
        return new Everything(
                text(),
                RANDOM.nextInt(),
                RANDOM.nextLong(),
                RANDOM.nextBoolean(),
                RANDOM.nextBoolean() ? Doubt.PARK : Doubt.ASK_FIRST,
                duration(),
                URI.create("https://velo.example:8001/" + RANDOM.nextInt(100)),
                Examples.FOLDER.resolve("file " + RANDOM.nextInt(100)),
                new Secret("s" + text()),
                SecretUrl.of("https://hooks.example/%2f/" + RANDOM.nextInt(100)),
                Json.object().with(text(), JsonArray.of(Json.of(text()), Json.of(RANDOM.nextLong()))),
                login(),
                List.of(duration(), duration()),
                Map.of("X-Api-Key", new Secret("s" + text())),
                List.of(Map.of("a", login())));
    }

    private static Login login() {
        return new Login(text(), new Secret("s" + text()));
    }

    private static String text() {
        StringBuilder text = new StringBuilder("k");
        int[] characters = {
            'a', '0', ' ', ':', '#', '"', '\'', '\\', '\n', '\t', '{', '-', '*', '&', '!', 0xE4, 0x202E, 0x1F600
        };
        for (int i = RANDOM.nextInt(12); i > 0; i--) {
            text.appendCodePoint(characters[RANDOM.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private static Duration duration() {
        return Duration.ofMillis(RANDOM.nextInt(Integer.MAX_VALUE));
    }

    private static JsonObject write(Everything settings) {
        return JsonObject.builder()
                .put("text", settings.text())
                .put("integer", settings.integer())
                .put("whole", settings.whole())
                .put("bool", settings.bool())
                .put("on-doubt", Kebab.ofConstant(settings.onDoubt()))
                .put("every", write(settings.every()))
                .put("gui-url", settings.guiUrl().toString())
                .put("api-config", settings.apiConfig().toString())
                .put("token", settings.token().reveal())
                .put("url", settings.url().reveal())
                .put("body", settings.body())
                .put("login", write(settings.login()))
                .put(
                        "pauses",
                        JsonArray.ofTexts(settings.pauses().stream()
                                .map(RoundTripTest::write)
                                .toList()))
                .put(
                        "headers",
                        Json.object()
                                .with(
                                        "X-Api-Key",
                                        settings.headers()
                                                .values()
                                                .iterator()
                                                .next()
                                                .reveal()))
                .put(
                        "logins",
                        JsonArray.of(Json.object()
                                .with(
                                        "a",
                                        write(settings.logins()
                                                .get(0)
                                                .values()
                                                .iterator()
                                                .next()))))
                .build();
    }

    private static JsonObject write(Login login) {
        return Json.object()
                .with("user", login.user())
                .with("password", login.password().reveal());
    }

    private static String write(Duration duration) {
        return duration.toDaysPart() + "d" + duration.toHoursPart() + "h" + duration.toMinutesPart() + "m"
                + duration.toSecondsPart() + "s" + duration.toMillisPart() + "ms";
    }
}
