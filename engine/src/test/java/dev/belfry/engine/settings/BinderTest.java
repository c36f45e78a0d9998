package dev.belfry.engine.settings;

import dev.belfry.core.json.Json;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.codec.LocatedText;
import dev.belfry.engine.settings.Examples.Doubt;
import dev.belfry.engine.settings.Examples.Everything;
import dev.belfry.engine.settings.Examples.Fallbacks;
import dev.belfry.engine.settings.Examples.Login;
import dev.belfry.engine.settings.Examples.Nested;
import dev.belfry.engine.settings.Examples.Window;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.belfry.engine.settings.Examples.FOLDER;
import static dev.belfry.engine.settings.Examples.bind;
import static org.assertj.core.api.Assertions.assertThat;

class BinderTest {
    private static final String EVERYTHING = """
            text: 0123
            integer: -5
            whole: 9223372036854775807
            bool: true
            on-doubt: ask-first
            every: 1h30m
            gui-url: https://velo.example/a?b#c
            api-config: ../api.config.yaml
            token: 'xoxb: secret'
            url: https://hooks.example/%2f
            body: {a: [1, yes]}
            login:
              user: bot
              password: 12345
            pauses: [5m, 10s]
            headers: {X-Api-Key: key, on: true}
            logins:
              - a: {user: u, password: p}
            """;

    @Test
    void bindsEveryType() {
        assertThat(bind(Everything.class, EVERYTHING).settings())
                .contains(everything(List.of(Duration.ofMinutes(5), Duration.ofSeconds(10))));
    }

    @Test
    void takesOneValueForAList() {
        String one = EVERYTHING.replace("[5m, 10s]", "5m");
        assertThat(bind(Everything.class, one).settings()).contains(everything(List.of(Duration.ofMinutes(5))));
    }

    private static Everything everything(List<Duration> pauses) {
        return new Everything(
                "0123",
                -5,
                Long.MAX_VALUE,
                true,
                Doubt.ASK_FIRST,
                Duration.ofMinutes(90),
                URI.create("https://velo.example/a?b#c"),
                Path.of("/etc/api.config.yaml"),
                new Secret("xoxb: secret"),
                SecretUrl.of("https://hooks.example/%2f"),
                Examples.map("a: [1, yes]").json(),
                new Login("bot", new Secret("12345")),
                pauses,
                Map.of("X-Api-Key", new Secret("key"), "on", new Secret("true")),
                List.of(Map.of("a", new Login("u", new Secret("p")))));
    }

    @Test
    void fillsInFallbacks() {
        assertThat(bind(Fallbacks.class, "{}").settings())
                .contains(new Fallbacks(
                        "{{a: *b}}",
                        16,
                        true,
                        Doubt.PARK,
                        Duration.ofMinutes(90),
                        FOLDER.resolve("belfry.db"),
                        List.of("a", "b"),
                        List.of(),
                        Map.of("a", 1),
                        null,
                        null));
    }

    @Test
    void tellsEveryProblemAtOnceInTheirOrder() {
        assertThat(bind(Everything.class, """
                textt: x
                integer: "many"
                on-doubt: parc
                every: 5 minuten
                body: text
                login: {usr: bot}
                pauses: [5m, x, {}]
                headers: [a]
                """).messages())
                .containsExactly(
                        "1:1 textt: no such setting. Did you mean text?",
                        "1:1 whole: is required.",
                        "1:1 bool: is required.",
                        "1:1 gui-url: is required.",
                        "1:1 api-config: is required.",
                        "1:1 token: is required.",
                        "1:1 url: is required.",
                        "1:1 logins: is required.",
                        "2:10 integer: \"many\" is not a whole number.",
                        "3:11 on-doubt: \"parc\" is not one of resend, park, ask-first. Did you mean park?",
                        "4:8 every: \"5 minuten\" is not a duration. Write 5m, 90s or 1h30m.",
                        "5:7 body: names with a value each are expected here, indented under this key.",
                        "6:1 login.password: is required.",
                        "6:9 login.usr: no such setting. Did you mean user?",
                        "7:14 pauses[2]: \"x\" is not a duration. Write 5m, 90s or 1h30m.",
                        "7:17 pauses[3]: one value is expected here, not a map.",
                        "8:10 headers: names with a value each are expected here, indented under this key.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        text: [a]                   | 1:7 text: one value is expected here, not a list.
        text: {a: b}                | 1:7 text: one value is expected here, not a map.
        text:                       | 1:6 text: has no value. Write one, or leave out the line.
        text: ~                     | 1:7 text: has no value. Write one, or leave out the line.
        integer: 0123               | 1:10 integer: "0123" is not a whole number.
        integer: 1.5                | 1:10 integer: "1.5" is not a whole number.
        integer: 1e3                | 1:10 integer: "1e3" is not a whole number.
        integer: 2147483648         | 1:10 integer: "2147483648" does not fit. Write a number from -2147483648 to 2147483647.
        whole: 9223372036854775808  | 1:8 whole: "9223372036854775808" does not fit. Write a number from -9223372036854775808 to 9223372036854775807.
        bool: yes                   | 1:7 bool: "yes" is neither true nor false.
        bool: 1                     | 1:7 bool: "1" is neither true nor false.
        on-doubt: RESEND            | 1:11 on-doubt: "RESEND" is not one of resend, park, ask-first. Did you mean resend?
        on-doubt: never             | 1:11 on-doubt: "never" is not one of resend, park, ask-first.
        every: 5                    | 1:8 every: "5" is not a duration. Write 5m, 90s or 1h30m.
        every: -5m                  | 1:8 every: "-5m" is not a duration. Write 5m, 90s or 1h30m.
        every: 1.5h                 | 1:8 every: "1.5h" is not a duration. Write 5m, 90s or 1h30m.
        every: 30m1h                | 1:8 every: "30m1h" is not a duration. Write 5m, 90s or 1h30m.
        every: 5M                   | 1:8 every: "5M" is not a duration. Write 5m, 90s or 1h30m.
        every: PT5M                 | 1:8 every: "PT5M" is not a duration. Write 5m, 90s or 1h30m.
        every: ""                   | 1:8 every: "" is not a duration. Write 5m, 90s or 1h30m.
        every: 36526d               | 1:8 every: "36526d" is longer than 100 years.
        every: 99999999999999999d   | 1:8 every: "99999999999999999d" is not a duration. Write 5m, 90s or 1h30m.
        gui-url: velo:se cret       | 1:10 gui-url: is no valid address: character 8 may not stand there.
        gui-url: //secret@velo      | 1:10 gui-url: is no whole address, such as https://example.com.
        api-config: "a\\0b"         | 1:13 api-config: "a\\u{0}b" cannot be a file's name.
        api-config: ""              | 1:13 api-config: "" names no file.
        token: ""                   | 1:8 token: is empty.
        token: [secret]             | 1:8 token: one value is expected here, not a list.
        token:                      | 1:7 token: has no value. Write one, or leave out the line.
        url: hooks.example/secret   | 1:6 url: is no address that starts with https:// and has a host.
        url: https://x/sec ret      | 1:6 url: is no valid address: character 14 may not stand there.
        url: https://a:secret@b/    | 1:6 url: has a user name or password in it; give those as headers.
        body: [a]                   | 1:7 body: names with a value each are expected here, indented under this key.
        body:                       | 1:6 body: has no value. Write one, or leave out the line.
        login: bot                  | 1:8 login: settings are expected here, indented under this key.
        login:                      | 1:7 login: has no value. Write one, or leave out the line.
        login: {password: [secret]} | 1:19 login.password: one value is expected here, not a list.
        pauses:                     | 1:8 pauses: has no value. Write one, or leave out the line.
        pauses: [5m, ~]             | 1:14 pauses[2]: has no value. Write one, or leave out the line.
        pauses: {a: 5m}             | 1:9 pauses: one value is expected here, not a map.
        headers: secret             | 1:10 headers: names with a value each are expected here, indented under this key.
        headers: {a: [secret]}      | 1:14 headers.a: one value is expected here, not a list.
        headers: {"a\\u202eb": ~}   | 1:23 headers.a\\u{202e}b: has no value. Write one, or leave out the line.
        logins: [{a: {user: [x]}}]  | 1:21 logins[1].a.user: one value is expected here, not a list.
        """)
    void saysWhatDoesNotFit(String yaml, String message) {
        assertThat(bind(Everything.class, yaml).messages())
                .contains(message)
                .allSatisfy(told -> assertThat(told).doesNotContain("secret"));
    }

    @Test
    void neverQuotesWhatWasFilledIn() {
        Problems problems = new Problems();
        Binder binder = new Binder(FOLDER, problems);
        binder.bind(SettingsModel.of(Window.class), filled("from: ${env:FROM}\nto: 2"), Where.FILE);
        assertThat(problems.inOrder())
                .containsExactly(new Problem(1, 7, "from", "what is filled in here is not a whole number."));
    }

    @Test
    void cutsAndEscapesWhatItQuotes() {
        String hostile = "integer: \"" + "x".repeat(100) + "\"\nwhole: \"\\u202e\\n\"";
        assertThat(bind(Everything.class, hostile).messages())
                .contains("1:10 integer: \"" + "x".repeat(39) + "…\" is not a whole number.")
                .contains("2:8 whole: \"\\u{202e}\\u{a}\" is not a whole number.");
    }

    @Test
    void saysWhatTheRecordRefusesAtItsEntry() {
        assertThat(bind(Nested.class, "\nwindow: {from: 2, to: 1}").messages())
                .containsExactly("2:1 window: from must not be after to.");
    }

    record Switched(@Setting("Window.") @Nullable OrNone<Examples.Window> window) {}

    @Test
    void takesNoneInThePlaceOfSettings() {
        assertThat(bind(Switched.class, "{}").settings()).contains(new Switched(null));
        assertThat(bind(Switched.class, "window: none").settings()).contains(new Switched(new OrNone<>(null)));
        assertThat(bind(Switched.class, "window: {from: 1, to: 2}").settings())
                .contains(new Switched(new OrNone<>(new Examples.Window(1, 2))));
        assertThat(bind(Switched.class, "window: off").messages())
                .containsExactly("1:9 window: settings are expected here, indented under this key, or none.");
        assertThat(bind(Switched.class, "window: {from: 1, till: 2}").messages())
                .containsExactly("1:1 window.to: is required.", "1:19 window.till: no such setting.");
    }

    record Broken(@Setting("Text.") String text) {
        Broken {
            if (text.length() > 1) {
                throw new IllegalStateException(text);
            }
        }
    }

    @Test
    void saysWhichPluginBrokeAndWhereButNotOnWhat() {
        assertThat(bind(Broken.class, "text: secret").messages())
                .singleElement()
                .asString()
                .matches("1:1 : this plugin is broken, tell its author: java.lang.IllegalStateException"
                        + " at BinderTest.java:[0-9]+\\.");
    }

    @Test
    void tellsOfAMisspeltKeyOnceAndSuggestsOthersKeys() {
        Problems problems = new Problems();
        Binder binder = new Binder(FOLDER, problems);
        LocatedMap map = Examples.map("typ: x\nform: 1\ntimeout: 3");
        assertThat(binder.bind(SettingsModel.of(Window.class), map, Where.FILE, Set.of("type", "timeout")))
                .isEmpty();
        assertThat(problems.inOrder())
                .containsExactly(
                        new Problem(1, 1, "typ", "no such setting. Did you mean type?"),
                        new Problem(1, 1, "to", "is required."),
                        new Problem(2, 1, "form", "no such setting. Did you mean from?"));
    }

    /** One of two must be given, which only the record itself can tell. */
    record OneOfTwo(
            @Setting("One.") @Nullable String label,
            @Setting("Two.") @Nullable String name) {
        OneOfTwo {
            if (label == null && name == null) {
                throw new IllegalArgumentException("Give either label or name.");
            }
        }
    }

    @Test
    void doesNotComplainOfWhatIsMissingWhenItIsMisspelt() {
        assertThat(bind(OneOfTwo.class, "lable: x").messages())
                .containsExactly("1:1 lable: no such setting. Did you mean label?");
        assertThat(bind(OneOfTwo.class, "colour: x").messages())
                .containsExactlyInAnyOrder("1:1 colour: no such setting.", "1:1 : Give either label or name.");
    }

    @Test
    void leavesKeysToOthersWhenAsked() {
        Problems problems = new Problems();
        Binder binder = new Binder(FOLDER, problems);
        LocatedMap map = Examples.map("type: x\nfrom: 1\nto: 2");
        assertThat(binder.bindKnown(SettingsModel.of(Window.class), map, Where.FILE))
                .contains(new Window(1, 2));
        assertThat(problems.inOrder()).isEmpty();
    }

    @Test
    void bindsObjectsWithWhatWasFilledInAsText() {
        Everything bound = bind(Everything.class, EVERYTHING).settings().orElseThrow();
        assertThat(bound.body().write()).isEqualTo("{\"a\":[1,\"yes\"]}");
        assertThat(filled("body: 5").json()).isEqualTo(Json.object().with("body", "secret"));
    }

    /** As if every value came from elsewhere. */
    private static LocatedMap filled(String yaml) {
        LocatedMap map = Examples.map(yaml);
        Map<String, LocatedMap.Entry> entries = new LinkedHashMap<>(map.entries());
        entries.replaceAll((key, entry) -> {
            LocatedText text = (LocatedText) entry.value();
            return new LocatedMap.Entry(key, entry.place(), key.equals("to") ? text : text.filled("secret"));
        });
        return new LocatedMap(map.place(), entries);
    }
}
