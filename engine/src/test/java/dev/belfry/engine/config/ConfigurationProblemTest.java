package dev.belfry.engine.config;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.settings.Setting;
import dev.belfry.core.source.Source;
import dev.belfry.core.source.SourceFactory;
import dev.belfry.engine.plugin.Plugin;
import dev.belfry.engine.plugin.PluginCalls;
import dev.belfry.engine.plugin.PluginKind;
import dev.belfry.engine.plugin.PluginOrigin;
import dev.belfry.engine.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ConfigurationProblemTest {
    private static final String SOURCES = "sources: {dfir: {type: clients, api-config: a, label: Slack}}\n";
    private static final String RULES = "rules: {back-online: {type: seen}}\n";
    private static final String SINKS =
            "sinks: {soc-slack: {type: slack, url: 'https://a.example'}, tickets: {type: slack, url: 'https://a.example'}}\n";
    private static final String ALL = SOURCES + RULES + SINKS;
    private static final String NAME =
            "a name has lower-case letters, digits and hyphens, at most 64, and no hyphen first.";

    private static final PluginContext CONTEXT = new HostContext("dfir", InstantSource.system(), gauge -> {});

    @TempDir
    private Path folder;

    @Test
    void looksAsPromised() throws Exception {
        String yaml = """
            sources:
              dfir:
                type: clients
                lable: Slack
                api-config: api.config.yaml
            rules:
              back-online:
                type: seen
                within: 5 minuten
            sinks:
              soc-slack:
                type: slack

                url: ${env:NO_URL}
            """;
        ConfigurationException e = fail(yaml);
        assertThat(String.valueOf(e.getMessage()).replace(folder + "/", "")).isEqualTo("""
                belfry.yaml has 3 problems.

                  line 4, column 5   sources.dfir.lable: no such setting. Did you mean label?
                  line 9, column 13  rules.back-online.within: "5 minuten" is not a duration. Write 5m, 90s or 1h30m.
                  line 14, column 10 sinks.soc-slack.url: the environment has no NO_URL.

                Settings of each plugin: belfry plugins show clients""");
        assertThat(e.problems()).extracting(Problem::line).containsExactly(4, 9, 14);
    }

    static List<Arguments> problems() {
        return List.of(
                // sections
                Arguments.of(
                        "{}",
                        List.of(
                                "1:1 sources: is required, with at least one source in it.",
                                "1:1 rules: is required, with at least one rule in it.",
                                "1:1 sinks: is required, with at least one sink in it.")),
                Arguments.of(
                        SOURCES + RULES.replace("rules", "rulez") + SINKS,
                        List.of("2:1 rulez: no such section. Did you mean rules?")),
                Arguments.of(
                        "sources:\n" + RULES + SINKS,
                        List.of(
                                "1:1 sources: is empty. Write at least one source: a name, and its settings under it.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {}",
                        List.of("3:1 sinks: is empty. Write at least one sink: a name, and its settings under it.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: [slack]",
                        List.of("3:8 sinks: names are expected here, each with its settings under it.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: slack",
                        List.of("3:8 sinks: names are expected here, each with its settings under it.")),
                Arguments.of("- a", List.of("1:1 : the sections are expected here: sources, rules, sinks.")),
                Arguments.of("secret", List.of("1:1 : the sections are expected here: sources, rules, sinks.")),
                Arguments.of("---\n", List.of("2:1 : the sections are expected here: sources, rules, sinks.")),
                // names
                Arguments.of(SOURCES.replace("dfir", "SOC") + RULES + SINKS, List.of("1:11 sources.SOC: " + NAME)),
                Arguments.of(SOURCES.replace("dfir", "-a") + RULES + SINKS, List.of("1:11 sources.-a: " + NAME)),
                Arguments.of(SOURCES.replace("dfir", "a_b") + RULES + SINKS, List.of("1:11 sources.a_b: " + NAME)),
                Arguments.of(
                        SOURCES.replace("dfir", "a".repeat(65)) + RULES + SINKS,
                        List.of("1:11 sources." + "a".repeat(64) + "…: " + NAME)),
                Arguments.of(
                        SOURCES.replace("dfir", "\"a\\u202eb\"") + RULES + SINKS,
                        List.of("1:11 sources.a\\u{202e}b: " + NAME)),
                Arguments.of(
                        "sources: {on: clients}\n" + RULES + SINKS,
                        List.of("1:11 sources.on: settings are expected under this name, beginning with type.")),
                Arguments.of(
                        "sources:\n  dfir:\n" + RULES + SINKS,
                        List.of("2:3 sources.dfir: settings are expected under this name, beginning with type.")),
                Arguments.of(
                        SOURCES + "rules: {storm: {type: seen}}\n" + SINKS,
                        List.of("2:9 rules.storm: is the name of a rule of Belfry's own. Give it another.")),
                Arguments.of(
                        SOURCES + "rules: {sink-trouble: {type: seen}}\n" + SINKS,
                        List.of("2:9 rules.sink-trouble: is the name of a rule of Belfry's own. Give it another.")),
                // storms and trouble
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', storm: 'off'}}",
                        List.of("3:59 sinks.a.storm: settings are expected here, indented under this key, or none.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', storm: {over: 0}}}",
                        List.of("3:52 sinks.a.storm: over goes from 1 to 1000.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', storm: {per: 1s}}}",
                        List.of("3:52 sinks.a.storm: per goes from 5s to 30m.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', storm: }}",
                        List.of("3:58 sinks.a.storm: has no value. Write one, or leave out the line.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', on-trouble: a}}",
                        List.of(
                                "3:64 sinks.a.on-trouble: \"a\" is this sink itself. Name another, or leave out the line.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', on-trouble: b}}",
                        List.of("3:64 sinks.a.on-trouble: \"b\" is no sink. Did you mean a?")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', on-trouble: b},"
                                + " b: {type: slack, url: 'https://a.example', on-trouble: a}}",
                        List.of(
                                "1:1 routes: are required here: every sink is somebody's on-trouble, so without routes no"
                                        + " alert goes anywhere.")),
                // types
                Arguments.of(
                        "sources: {dfir: {}}\n" + RULES + SINKS,
                        List.of("1:11 sources.dfir.type: is required. There are: clients.")),
                Arguments.of(
                        "sources: {dfir: {type: }}\n" + RULES + SINKS,
                        List.of("1:23 sources.dfir.type: has no value. Write one, or leave out the line.")),
                Arguments.of(
                        "sources: {dfir: {type: client}}\n" + RULES + SINKS,
                        List.of("1:24 sources.dfir.type: \"client\" is no source. Did you mean clients?")),
                Arguments.of(
                        "sources: {dfir: {type: slack}}\n" + RULES + SINKS,
                        List.of("1:24 sources.dfir.type: \"slack\" is a sink, not a source.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: teams}}",
                        List.of("3:19 sinks.a.type: \"teams\" is no sink. There are: slack, webhook.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: 'https://a.example/secret'}}",
                        List.of("3:19 sinks.a.type: \"https://…\" is no sink. There are: slack, webhook.")),
                Arguments.of(
                        "sources: {dfir: {type: '${env:NONE}'}}\n" + RULES + SINKS,
                        List.of("1:24 sources.dfir.type: the environment has no NONE.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: '${env:SECRET}'}}",
                        List.of("3:19 sinks.a.type: what is filled in here is no sink. There are: slack, webhook.")),
                // settings
                Arguments.of(
                        "sources: {dfir: {type: clients, api-config: a}}\n" + RULES + SINKS,
                        List.of("1:11 sources.dfir.label: is required.")),
                Arguments.of(
                        "sources: {dfir: {type: clients, api-config: a, label: x, every: 0s}}\n" + RULES + SINKS,
                        List.of("1:11 sources.dfir: every must be longer than nothing.")),
                Arguments.of(
                        "sources: {dfir: {type: clients, api-config: a, label: none}}\n" + RULES + SINKS,
                        List.of("1:48 sources.dfir.label: none is Velociraptor's word for no label.")),
                Arguments.of(
                        "sources: {dfir: {type: clients, api-config: a, label: none, every: x}}\n" + RULES + SINKS,
                        List.of("1:68 sources.dfir.every: \"x\" is not a duration. Write 5m, 90s or 1h30m.")),
                Arguments.of(
                        "sources: {dfir: {tpye: clients, label: x}}\n" + RULES + SINKS,
                        List.of("1:18 sources.dfir.tpye: no such setting. Did you mean type?")),
                // what every sink has
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', in-flihgt: 1}}",
                        List.of("3:52 sinks.a.in-flihgt: no such setting. Did you mean in-flight?")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', in-flight: 0}}",
                        List.of("3:9 sinks.a: in-flight goes from 1 to 256.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', in-flight: 257}}",
                        List.of("3:9 sinks.a: in-flight goes from 1 to 256.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', attempts: 0}}",
                        List.of("3:9 sinks.a: attempts starts at 1.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', give-up-after: 0s}}",
                        List.of("3:9 sinks.a: give-up-after must be longer than nothing.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: 'https://a.example', timeout: 6m}}",
                        List.of("3:9 sinks.a: timeout must be longer than nothing, and no longer than 5m.")),
                Arguments.of(
                        SOURCES + RULES + "sinks: {a: {type: slack, url: secret, on-doubt: ask, timeout: x}}",
                        List.of(
                                "3:31 sinks.a.url: is no address that starts with https:// and has a host.",
                                "3:49 sinks.a.on-doubt: \"ask\" is not one of resend, park.",
                                "3:63 sinks.a.timeout: \"x\" is not a duration. Write 5m, 90s or 1h30m.")),
                // from
                Arguments.of(
                        SOURCES + "rules: {a: {type: seen, from: [dfir, difr, ~]}}\n" + SINKS,
                        List.of(
                                "2:38 rules.a.from[2]: \"difr\" is no source. Did you mean dfir?",
                                "2:44 rules.a.from[3]: has no value. Write one, or leave out the line.")),
                Arguments.of(
                        SOURCES + "rules: {a: {type: seen, from: lab}}\n" + SINKS,
                        List.of("2:31 rules.a.from: \"lab\" is no source. There are: dfir.")),
                Arguments.of(
                        SOURCES + "rules: {a: {type: seen, from: []}}\n" + SINKS,
                        List.of("2:31 rules.a.from: is empty. Leave out the line.")),
                Arguments.of(
                        SOURCES + "rules: {a: {type: seen, from: [dfir, dfir]}}\n" + SINKS,
                        List.of("2:38 rules.a.from[2]: \"dfir\" is there twice.")),
                Arguments.of(
                        SOURCES + "rules: {a: {type: seen, from: {a: b}}}\n" + SINKS,
                        List.of("2:31 rules.a.from: one value is expected here, not a map.")),
                // routes
                Arguments.of(
                        ALL + "routes:",
                        List.of("4:8 routes: is empty. Leave it out: every alert then goes to every sink.")),
                Arguments.of(
                        ALL + "routes: []",
                        List.of("4:9 routes: is empty. Leave it out: every alert then goes to every sink.")),
                Arguments.of(
                        ALL + "routes: {to: tickets}",
                        List.of("4:9 routes: a list is expected here, each route after a -.")),
                Arguments.of(
                        ALL + "routes: [tickets]",
                        List.of("4:10 routes[1]: a route is expected here: match, and to or also.")),
                Arguments.of(
                        ALL + "routes:\n  - match: {rule: back-online}",
                        List.of("5:5 routes[1]: leads nowhere: name sinks in to, also, or both.")),
                Arguments.of(ALL + "routes:\n  - to: []", List.of("5:9 routes[1].to: is empty. Leave out the line.")),
                Arguments.of(
                        ALL + "routes:\n  - to: tickts\n    also: [soc]",
                        List.of(
                                "5:9 routes[1].to: \"tickts\" is no sink. Did you mean tickets?",
                                "6:12 routes[1].also[1]: \"soc\" is no sink. There are: soc-slack, tickets.")),
                Arguments.of(
                        ALL + "routes:\n  - to: [tickets]\n    also: [soc-slack, tickets]",
                        List.of("6:23 routes[1].also[2]: \"tickets\" is in to as well. Name it once.")),
                Arguments.of(
                        ALL + "routes:\n  - {mach: {}, to: tickets, continue: maybe}",
                        List.of(
                                "5:6 routes[1].mach: no such setting. Did you mean match?",
                                "5:39 routes[1].continue: \"maybe\" is neither true nor false.")),
                Arguments.of(
                        ALL + "routes:\n  - {match: rule, to: tickets}",
                        List.of("5:13 routes[1].match: fields are expected here, each with what it must be.")),
                Arguments.of(
                        ALL
                                + "routes:\n  - {match: {rule: back, source: x, severity: warn, label: [a, {}]}, to: tickets}",
                        List.of(
                                "5:20 routes[1].match.rule: \"back\" is no rule. There are: back-online.",
                                "5:34 routes[1].match.source: \"x\" is no source. There are: dfir.",
                                "5:47 routes[1].match.severity: \"warn\" is no severity. There are: info, warning, error, critical.",
                                "5:64 routes[1].match.label[2]: one value is expected here, not a map.")),
                Arguments.of(
                        ALL + "routes:\n  - to: tickets\n  - to: soc-slack\n  - to: tickets",
                        List.of(
                                "6:5 routes[2]: is never asked: the route in line 5 takes every alert.",
                                "7:5 routes[3]: is never asked: the route in line 5 takes every alert.")),
                // store
                Arguments.of(
                        ALL + "store: belfry.db",
                        List.of("4:8 store: settings are expected here, indented under this key.")),
                Arguments.of(ALL + "store:", List.of("4:7 store: has no value. Write one, or leave out the line.")),
                Arguments.of(ALL + "store: {pth: x}", List.of("4:9 store.pth: no such setting. Did you mean path?")),
                // filling in
                Arguments.of(
                        "sources: {dfir: {type: clients, api-config: a, label: '${env:NONE}', every: '${env:SECRET}'}}\n"
                                + RULES + SINKS,
                        List.of(
                                "1:55 sources.dfir.label: the environment has no NONE.",
                                "1:77 sources.dfir.every: what is filled in here is not a duration. Write 5m, 90s or 1h30m.")),
                Arguments.of(
                        SOURCES.replace("Slack", "'${sys:user}'") + RULES + SINKS,
                        List.of("1:55 sources.dfir.label: only ${env:NAME} and ${file:PATH} are filled in.")),
                Arguments.of(
                        SOURCES.replace("Slack", "'${env:LABEL'") + RULES + SINKS,
                        List.of("1:55 sources.dfir.label: only ${env:NAME} and ${file:PATH} are filled in.")),
                Arguments.of(
                        ALL + "routes:\n  - {match: {label: ['${env:NONE}']}, to: ['${env:NONE}', '${env:SECRET}']}",
                        List.of(
                                "5:22 routes[1].match.label[1]: the environment has no NONE.",
                                "5:44 routes[1].to[1]: the environment has no NONE.",
                                "5:59 routes[1].to[2]: what is filled in here is no sink. There are: soc-slack, tickets.")),
                // the document
                Arguments.of("a:\n\tb: secret", List.of("2:1 : a tab stands here; YAML is indented with spaces.")),
                Arguments.of(SOURCES + SOURCES, List.of("2:1 : this key is there twice, first in line 1.")),
                Arguments.of(
                        "sources: {dfir: {type: clients}, dfir: {type: clients}}",
                        List.of("1:34 : this key is there twice, first in line 1.")),
                Arguments.of("url: {a: ${env:SECRET}}", List.of("1:11 : inside {…} and […], a ${…} needs quotes.")),
                Arguments.of("", List.of("0:0 : the file is empty.")),
                Arguments.of("# nothing yet\n", List.of("0:0 : the file is empty.")),
                Arguments.of(" ".repeat(10_000_000), List.of("0:0 : the file is larger than 1 MiB.")));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void saysWhatIsWrong(String yaml, List<String> messages) throws Exception {
        ConfigurationException e = fail(yaml);
        assertThat(e.problems())
                .extracting(p -> p.line() + ":" + p.column() + " " + p.path() + ": " + p.message())
                .containsExactlyElementsOf(messages);
        assertThat(e.getMessage()).doesNotContain("secret");
    }

    @Test
    void saysWhenThereIsNoFileOrItIsAFolder() {
        assertThat(fail(Path.of("none/belfry.yaml"))).hasMessage("""
                none/belfry.yaml has 1 problem.

                  there is no such file. Write it, or name another with --config.""");
        assertThat(fail(folder).problems())
                .containsExactly(new Problem(0, 0, "", "this is a folder. Name a file with --config."));
    }

    @Test
    void showsOnlySoManyProblems() throws Exception {
        StringBuilder yaml = new StringBuilder(ALL);
        for (int i = 0; i < 60; i++) {
            yaml.append("unknown-").append(i).append(": 1\n");
        }
        assertThat(fail(yaml.toString()).getMessage())
                .contains("has 60 problems.")
                .contains("  line 53, column 1 unknown-49: no such section.\n  and 10 more")
                .doesNotContain("unknown-50");
    }

    private record Timeout(
            @Setting("T.") Duration timeout, @Setting("T.") String type) {}

    private record Unannotated(String text) {}

    private record None() {}

    static List<Arguments> broken() {
        return List.of(
                Arguments.of(new Broken<>(Timeout.class, () -> null), "its setting type is one of Belfry's own."),
                Arguments.of(
                        new Broken<>(Unannotated.class, () -> null),
                        "ConfigurationProblemTest.Unannotated.text has no @Setting."),
                Arguments.of(new Broken<>(None.class, () -> null), "its factory made nothing."),
                Arguments.of(
                        new Broken<>(None.class, () -> {
                            throw new IllegalStateException("secret");
                        }),
                        "java.lang.IllegalStateException at ConfigurationProblemTest.java:LINE."),
                Arguments.of(
                        new Broken<>(None.class, () -> {
                            throw new NoClassDefFoundError("secret");
                        }),
                        "java.lang.NoClassDefFoundError at ConfigurationProblemTest.java:LINE."));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhichPluginIsBroken(SourceFactory<?> broken, String message) throws Exception {
        assertThat(broken(broken)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("sources.dfir");
            assertThat(problem.message().replaceAll("java:[0-9]+", "java:LINE"))
                    .isEqualTo("this plugin is broken, tell its author: " + message);
        });
    }

    @Test
    void showsWhatTheGuardOfAPluginSays() throws Exception {
        Path jar = Path.of("plugins/clients.jar");
        PluginOrigin origin = new PluginOrigin("clients", jar, jar, "1.2");
        ClassLoader loader = getClass().getClassLoader();
        Broken<None> broken = new Broken<>(None.class, () -> null);
        Plugin<Broken<None>> plugin =
                new Plugin<>(PluginKind.SOURCE, "clients", "Clients.", None.class, broken, origin, loader);
        PluginCalls calls = PluginCalls.of(plugin, "dfir", new None());
        assertThat(broken(new Broken<>(None.class, () -> calls.create(() -> broken.create(new None(), CONTEXT)))))
                .extracting(Problem::message)
                .containsExactly("source dfir: create answered null. A defect of plugin clients 1.2.");
    }

    private List<Problem> broken(SourceFactory<?> broken) throws IOException {
        Factories factories = new Factories(
                Map.of("clients", broken),
                new Plugins().factories().rules(),
                new Plugins().factories().sinks());
        String yaml = "sources: {dfir: {type: clients}}\n" + RULES + SINKS;
        Path file = Files.writeString(folder.resolve("belfry.yaml"), yaml);
        ConfigurationReader reader = new ConfigurationReader(factories, new Environment(), CONTEXT.clock());
        return catchThrowableOfType(ConfigurationException.class, () -> reader.read(file))
                .problems();
    }

    private record Broken<T extends Record>(Class<T> settings, Supplier<@Nullable Source> make)
            implements SourceFactory<T> {
        @Override
        public String type() {
            throw new IllegalStateException("asked too often");
        }

        @Override
        public String description() {
            return "";
        }

        /** A plugin need not keep to its annotations. */
        @SuppressWarnings("NullAway")
        @Override
        public Source create(T settings, PluginContext context) {
            return make.get();
        }
    }

    private ConfigurationException fail(String yaml) throws IOException {
        return fail(Files.writeString(folder.resolve("belfry.yaml"), yaml));
    }

    private static ConfigurationException fail(Path file) {
        ConfigurationReader reader =
                new ConfigurationReader(new Plugins().factories(), new Environment(), InstantSource.system());
        return catchThrowableOfType(ConfigurationException.class, () -> reader.read(file));
    }
}
