package dev.belfry.trials;

import dev.belfry.core.sink.SinkFactory;
import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.FakeWebhook;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.http.Faults;
import dev.belfry.fakes.http.Receiver;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives Belfry secrets in every place that takes one, makes everything fail that can fail, and looks for them in all that
 * it says, logs and stores.
 */
class SecretsIT {
    private static final Set<String> GIVEN = Set.of("belfry.yaml", "broken.yaml", "api.config.yaml", "key.txt");
    private static final String CLIENT = "C.1a2b3c4d5e6f7081";
    private static final List<String> SINKS = List.of("soc", "bearer", "basic", "elsewhere", "leaky");

    private static final String QUERY = "q7Gz%2FpLm%3DTk4vXw9s";
    private static final String TOKEN = "tok_4f9c2e81d7b6a350-bearer/+=";
    private static final String API_KEY = "k3y-9b1d77c0-from-a-file";
    private static final String SIGNING =
            Base64.getEncoder().encodeToString("thirty-two-bytes-for-signatures!".getBytes(UTF_8));
    private static final String PASSWORD = "pa55 wörd & more";
    private static final String LEAKY = "leaky+token/7d21c9b4";

    private final InstantSource clock = InstantSource.system();
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final FakeSlack slack = FakeSlack.start(clock);
    private final FakeWebhook webhook = FakeWebhook.start(clock);
    private final FakeWebhook other = FakeWebhook.start(clock);
    private final Planted planted = new Planted();

    @TempDir
    Path folder;

    @BeforeEach
    void plant() throws IOException {
        PluginJar.write(
                Files.createDirectory(folder.resolve("plugins")).resolve("leaky-1.0.jar"),
                SinkFactory.class,
                List.of(
                        "org.example.leaky.LeakyFactory",
                        "org.example.leaky.LeakySettings",
                        "org.example.leaky.LeakySink"));
        planted.and("path of the Slack webhook", slack.url().getRawPath())
                .and("path of the webhook", webhook.url().getRawPath().substring("/hooks/".length()))
                .and("path of the other webhook", other.url().getRawPath().substring("/hooks/".length()))
                .and("query", QUERY)
                .and("token", TOKEN)
                .and("API key", API_KEY)
                .and("signing secret", SIGNING)
                .and("password", PASSWORD)
                .and("login", "bot:" + PASSWORD)
                .and("token of the leaky plugin", LEAKY);
        keyLines().forEach(line -> planted.and("private key", line));
        writePrivately("key.txt", API_KEY + "\n");
        writePrivately("api.config.yaml", velociraptor.apiConfig());
        writePrivately("belfry.yaml", configuration());
        velociraptor.root().enrol(FakeClient.of(CLIENT, "LT-4711", clock.instant()));
        velociraptor.root().setLabel(CLIENT, "Slack", "alice");
        velociraptor.root().connect(CLIENT);
    }

    @AfterEach
    void close() {
        List.of(slack, webhook, other).forEach(Receiver::close);
        velociraptor.close();
    }

    @Test
    void areNowhere() throws Exception {
        everythingIsSaidBack();
        for (String command : List.of("check", "doctor", "preview", "plugins")) {
            belfry(command);
            belfry(command, "--verbose", "--log-format", "json");
        }
        for (String sink : SINKS) {
            assertThat(belfry("send", "--verbose", "--sink", sink, "Hello").status())
                    .isNotZero();
        }
        runUntilAllHaveFailed("--verbose");
        runUntilAllHaveFailed("--verbose", "--log-format", "json");
        for (String command : List.of("status", "deliveries")) {
            belfry(command, "--verbose");
            belfry(command, "-o", "json");
        }
        assertThat(said()).as("the failures are told of").contains("***", "LeakySink");
        assertThat(planted.foundIn(folder, GIVEN)).isEmpty();
    }

    @Test
    void areNotInWhatIsSaidOfWrongFiles() throws Exception {
        String config = velociraptor.apiConfig();
        String key = keyLines().get(3);
        for (String wrong : List.of(
                config.replace(key, key.substring(9)),
                config.replace(key, "\t" + key),
                config.replace("  " + key, key),
                config.replace(key, key + ": [" + key),
                config.replace("|", ""))) {
            writePrivately("api.config.yaml", wrong);
            belfry("doctor", "--verbose");
        }
        for (String wrong : List.of(
                configuration().replace("bearer: \"${env:TOKEN}\"", "bearer: [\"" + TOKEN + "\"]"),
                configuration().replace("http://127", "hxxp://127"),
                configuration().replace("\"whsec_", "\"whsecret_"),
                configuration().replace("url: \"", "uri: \""),
                configuration().replace("basic: {", "basic: {, "),
                configuration().replace("${env:TOKEN}", TOKEN + "${env:NOT_SET}"))) {
            writePrivately("broken.yaml", wrong);
            assertThat(belfry("check", "--verbose", "--config", "broken.yaml").status())
                    .isNotZero();
        }
        assertThat(planted.foundIn(folder, GIVEN)).isEmpty();
    }

    /** Services like to quote what they were sent. */
    private void everythingIsSaidBack() {
        URI elsewhere = URI.create("http://127.0.0.1:9/?token=" + QUERY);
        Fault redirect = Fault.redirect(elsewhere);
        Fault quotes = quoting(url(webhook), url(webhook).replace("/", "%2F"), TOKEN, API_KEY, "whsec_" + SIGNING);
        slack.faults(Faults.always(quoting(slack.url().toString(), slack.url().getRawPath())));
        webhook.faults(request -> request % 3 == 0 ? redirect : quotes);
        String login = Base64.getEncoder().encodeToString(("bot:" + PASSWORD).getBytes(UTF_8));
        other.faults(Faults.always(quoting(url(other), "Basic " + login, PASSWORD)));
    }

    private static Fault quoting(String... secrets) {
        Map<String, String> headers = Map.of("Content-Type", "text/plain", "X-Quote", secrets[0]);
        return Fault.answer(400, headers, "You sent " + String.join(" ", secrets));
    }

    private static String url(Receiver receiver) {
        return receiver.url() + "?key=" + QUERY;
    }

    private String configuration() {
        return Setting.yaml("{type: slack, url: \"${env:SLACK_URL}\"}")
                + """
                  bearer:
                    type: webhook
                    url: "URL"
                    headers: {X-Api-Key: "${file:key.txt}"}
                    auth: {bearer: "${env:TOKEN}"}
                    signing-secret: ["whsec_%s"]
                  basic: {type: webhook, url: "OTHER", auth: {user: bot, password: "%s"}}
                  elsewhere: {type: webhook, url: "https://no-such-host.invalid/hooks/%s"}
                  leaky: {type: leaky, url: "URL", token: "%s"}
                """.formatted(SIGNING, PASSWORD, QUERY, LEAKY)
                        .replace("URL\"", url(webhook) + "\"")
                        .replace("OTHER\"", url(other) + "\"");
    }

    private List<String> keyLines() {
        String config = velociraptor.apiConfig();
        String key = config.substring(config.indexOf("PRIVATE KEY-----"), config.lastIndexOf("-----END"));
        List<String> lines = key.lines()
                .skip(1)
                .map(String::strip)
                .filter(line -> line.length() > 40)
                .toList();
        assertThat(lines).hasSizeGreaterThan(5);
        return lines;
    }

    private void writePrivately(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Map<String, String> environment() {
        return Map.of(
                "SLACK_URL", slack.url().toString(),
                "TOKEN", TOKEN,
                "BELFRY_PLUGINS", folder.resolve("plugins").toString());
    }

    private Ended belfry(String... arguments) throws IOException, InterruptedException {
        return Belfry.built().run(folder, environment(), arguments);
    }

    /** Killed in the end, so that its store keeps its journal. */
    private void runUntilAllHaveFailed(String... options) throws Exception {
        String[] arguments =
                Stream.concat(Stream.of("run"), List.of(options).stream()).toArray(String[]::new);
        int before = slack.requests() + webhook.requests();
        try (Running belfry = Belfry.built().start(folder, environment(), arguments)) {
            Until.within(
                    Duration.ofSeconds(60),
                    () -> slack.requests() + webhook.requests() > before + 2
                            || velociraptor.calls().size() > 40,
                    belfry::said);
            int calls = velociraptor.calls().size();
            Until.within(Duration.ofSeconds(30), () -> velociraptor.calls().size() > calls + 4, belfry::said);
        }
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("run.log"), UTF_8);
    }
}
