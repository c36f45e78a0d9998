package dev.belfry.engine.config;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.sink.Audience;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.policy.StormTerms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class ConfigurationReaderTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T07:00:00Z"));
    private static final String WHOLE = """
            sources:
              dfir:
                type: clients
                api-config: api.config.yaml
                label: 0123
              lab:
                type: clients
                api-config: /etc/lab.yaml
                label: ${env:LABEL}
                every: 30s
            rules:
              back-online:
                type: seen
                from: dfir
              any:
                type: seen
                within: 1h
            sinks:
              soc-slack:
                type: slack
                url: ${env:SLACK_WEBHOOK_URL}
              tickets:
                type: webhook
                url: https://tickets.example/api
                token: a ${env:ODD} b
                in-flight: 4
                on-doubt: park
                attempts: 7
                give-up-after: 12h
                timeout: 10s
                allow-insecure: true
                allow-private: true
            """;
    private static final String ROUTES = """
            routes:
              - match: {rule: back-online, label: [VIP, 0123], severity: critical, source: [dfir, lab]}
                to: [soc-slack, tickets]
              - match: {rule: back-online}
                to: soc-slack
                also: tickets
                continue: true
              - also: [tickets]
            store:
              path: data/../data/belfry.db
            """;

    private static final StormTerms TWENTY = new StormTerms(20, Duration.ofMinutes(1), List.of(Severity.CRITICAL));

    private final Plugins plugins = new Plugins();
    private final ConfigurationReader reader = new ConfigurationReader(plugins.factories(), new Environment(), CLOCK);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("belfry.yaml");
    }

    @Test
    void makesTheSources() throws Exception {
        assertThat(read(WHOLE).sources())
                .extracting(
                        ConfiguredSource::name,
                        ConfiguredSource::type,
                        source -> ((Plugins.Clients) source.source()).settings())
                .containsExactly(
                        tuple(
                                "dfir",
                                "clients",
                                new Plugins.ClientsSettings(
                                        folder.resolve("api.config.yaml"), "0123", Duration.ofMinutes(1))),
                        tuple(
                                "lab",
                                "clients",
                                new Plugins.ClientsSettings(
                                        Path.of("/etc/lab.yaml"), "VIP: yes", Duration.ofSeconds(30))));
    }

    @Test
    void givesEachPluginItsNameAndTheClock() throws Exception {
        Plugins.Clients lab = (Plugins.Clients) read(WHOLE).sources().get(1).source();
        assertThat(lab.context().name()).isEqualTo("lab");
        assertThat(lab.context().clock()).isSameAs(CLOCK);
    }

    @Test
    void makesTheRules() throws Exception {
        assertThat(read(WHOLE).rules())
                .containsExactly(
                        new ConfiguredRule(
                                "back-online",
                                "seen",
                                new Plugins.Seen(new Plugins.SeenSettings(Duration.ofMinutes(5))),
                                List.of("dfir")),
                        new ConfiguredRule(
                                "any",
                                "seen",
                                new Plugins.Seen(new Plugins.SeenSettings(Duration.ofHours(1))),
                                List.of("dfir", "lab")));
    }

    @Test
    void makesTheSinks() throws Exception {
        assertThat(read(WHOLE).sinks())
                .extracting(
                        ConfiguredSink::name,
                        ConfiguredSink::type,
                        sink -> ((Plugins.Post) sink.sink()).settings(),
                        ConfiguredSink::delivery)
                .containsExactly(
                        tuple(
                                "soc-slack",
                                "slack",
                                new Plugins.SlackSettings(SecretUrl.of("https://hooks.example/T0/secret")),
                                new DeliverySettings(
                                        16,
                                        null,
                                        null,
                                        null,
                                        null,
                                        OnDoubt.RESEND,
                                        200,
                                        Duration.ofDays(3),
                                        Duration.ofSeconds(30),
                                        false,
                                        false)),
                        tuple(
                                "tickets",
                                "webhook",
                                new Plugins.WebhookSettings(
                                        SecretUrl.of("https://tickets.example/api"),
                                        new Secret("a ${env:LABEL} b"),
                                        null),
                                new DeliverySettings(
                                        4,
                                        null,
                                        null,
                                        null,
                                        null,
                                        OnDoubt.PARK,
                                        7,
                                        Duration.ofHours(12),
                                        Duration.ofSeconds(10),
                                        true,
                                        true)));
    }

    @Test
    void tellsEverySinkWhenThereAreNoRoutes() throws Exception {
        assertThat(read(WHOLE).routes())
                .containsExactly(new Route(Map.of(), List.of("soc-slack", "tickets"), List.of(), Route.Next.STOP));
    }

    @Test
    void readsStormsWhichAreOnWherePeopleRead() throws Exception {
        assertThat(storms("")).containsExactly(TWENTY, null);
        assertThat(storms("storm: none")).containsExactly(null, null);
        assertThat(storms("storm: {}")).containsExactly(TWENTY, TWENTY);
        assertThat(storms("storm: {over: 3, per: 10m, except: []}"))
                .containsOnly(new StormTerms(3, Duration.ofMinutes(10), List.of()));
        assertThat(storms("storm: {except: [error, critical]}"))
                .containsOnly(new StormTerms(20, Duration.ofMinutes(1), List.of(Severity.ERROR, Severity.CRITICAL)));
    }

    /** For a sink that people read, and for one that a program reads. */
    private List<@Nullable StormTerms> storms(String line) throws Exception {
        DeliverySettings settings =
                read(WHOLE.replace("in-flight: 4", line)).sinks().get(1).delivery();
        return Arrays.asList(settings.storm(Audience.PEOPLE), settings.storm(Audience.PROGRAMS));
    }

    @Test
    void tellsSinksThatHearOfTroubleOfNothingElseUnlessTheyAreRouted() throws Exception {
        String yaml = WHOLE.replace("in-flight: 4", "on-trouble: soc-slack");
        assertThat(read(yaml).sinks().get(1).delivery().onTrouble()).isEqualTo("soc-slack");
        assertThat(read(yaml).routes())
                .containsExactly(new Route(Map.of(), List.of("tickets"), List.of(), Route.Next.STOP));
        assertThat(read(yaml + ROUTES).routes().get(0).to()).containsExactly("soc-slack", "tickets");
    }

    @Test
    void readsRoutes() throws Exception {
        assertThat(read(WHOLE + ROUTES).routes())
                .containsExactly(
                        new Route(
                                Map.of(
                                        "rule", List.of("back-online"),
                                        "label", List.of("VIP", "0123"),
                                        "severity", List.of("critical"),
                                        "source", List.of("dfir", "lab")),
                                List.of("soc-slack", "tickets"),
                                List.of(),
                                Route.Next.STOP),
                        new Route(
                                Map.of("rule", List.of("back-online")),
                                List.of("soc-slack"),
                                List.of("tickets"),
                                Route.Next.CONTINUE),
                        new Route(Map.of(), List.of(), List.of("tickets"), Route.Next.STOP));
    }

    @Test
    void putsTheStoreBesideTheFile() throws Exception {
        assertThat(read(WHOLE).store().path()).isEqualTo(folder.resolve("belfry.db"));
        assertThat(read(WHOLE + ROUTES).store().path()).isEqualTo(folder.resolve("data/belfry.db"));
    }

    @Test
    void readsTheStoreWithoutTheSecretsOfTheRest() throws Exception {
        Files.writeString(file, ROUTES + "sinks: {x: {type: none, url: '${env:NONE}'}}\nunknown: 1");
        assertThat(reader.readStore(file).path()).isEqualTo(folder.resolve("data/belfry.db"));
        Files.writeString(file, "store: {path: '${env:NONE}'}");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> reader.readStore(file))
                .withMessageEndingWith("  line 1, column 15 store.path: the environment has no NONE.");
    }

    @Test
    void closesWhatItMadeWhateverClosingThrows() throws Exception {
        read(WHOLE).close();
        assertThat(plugins.closed).containsExactly("dfir", "lab", "soc-slack", "tickets");
    }

    @Test
    void leavesNothingOpenWhenThereIsAProblem() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(WHOLE.replace("attempts: 7", "attempts: 0")));
        assertThat(plugins.closed).containsExactly("dfir", "lab", "soc-slack");
    }

    @Test
    void letsAPluginParse() throws Exception {
        PluginContext context = ((Plugins.Clients) read(WHOLE).sources().get(0).source()).context();
        Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": [1]}");
        assertThat(context.parse("a: [1]", Format.YAML, ParseLimits.DOCUMENT)).hasToString("{\"a\":[1]}");
        assertThat(context.parse(other, Format.JSON, ParseLimits.DOCUMENT)).hasToString("{\"a\":[1]}");
    }

    @Test
    void readsOrRefusesWhateverIsChanged() throws Exception {
        String yaml = WHOLE + ROUTES;
        String[] pieces = {
            "", " ", "\n", "\t", ":", "- ", "{", "[", "\"", "&a ", "*a", "!", "${", "~", "0", "#", "\u202e", "\n---\n"
        };
        Random random = new Random(20261124);
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(yaml.length());
            int to = Math.min(yaml.length(), at + random.nextInt(20));
            String changed = yaml.substring(0, at) + pieces[random.nextInt(pieces.length)] + yaml.substring(to);
            try {
                read(changed).close();
            } catch (ConfigurationException e) {
                assertThat(e.problems()).isNotEmpty();
                assertThat(e.getMessage()).doesNotContain("hooks.example");
            }
        }
    }

    private Configuration read(String yaml) throws Exception {
        return reader.read(Files.writeString(file, yaml));
    }
}
