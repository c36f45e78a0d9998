package dev.belfry.trials;

import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.FakeWebhook;
import dev.belfry.fakes.http.ReceivedMessage;
import dev.belfry.fakes.http.Receiver;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What is around Belfry's main job, and a folder with its configuration. */
final class MainJob implements AutoCloseable {
    static final String LABEL = "Slack";
    static final String PERSON = "alice";

    private static final Duration AWAY = Duration.ofDays(3);

    private final InstantSource clock = InstantSource.system();
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final FakeSlack slack = FakeSlack.start(clock);
    private final FakeWebhook webhook = FakeWebhook.start(clock);
    private final List<String> clients;
    private final Path folder;

    MainJob(Path folder, int clients) throws IOException {
        this.folder = folder;
        this.clients = IntStream.range(0, clients).mapToObj(MainJob::id).toList();
        webhook.honourIdempotencyKeys();
        this.clients.forEach(this::enrol);
        Path apiConfig = write("api.config.yaml", velociraptor.apiConfig());
        Files.setPosixFilePermissions(apiConfig, PosixFilePermissions.fromString("rw-------"));
        configure("none");
    }

    /** Writes what Slack's storm is to be. */
    void configure(String storm) throws IOException {
        write("belfry.yaml", """
                sources:
                  dfir: {type: velociraptor-clients, api-config: api.config.yaml, label: %s, every: 1s}
                rules:
                  back-online: {type: seen-recently, within: 5m}
                sinks:
                  soc-slack: {type: slack, url: "%s", rate: 6000, burst: 100, storm: %s}
                  tickets: {type: webhook, url: "%s"}
                """.formatted(LABEL, slack.url(), storm, webhook.url()));
    }

    /** Changes what its configuration says. */
    void edit(String from, String to) throws IOException {
        String text = Files.readString(folder.resolve("belfry.yaml"));
        assertThat(text).contains(from);
        write("belfry.yaml", text.replace(from, to));
    }

    Running start() throws IOException {
        return Belfry.built().start(folder, Map.of(), "run");
    }

    /** Runs a command that does what it is to; returns what it says. */
    String run(String... arguments) throws IOException, InterruptedException {
        Ended ended = Belfry.built().run(folder, Map.of(), arguments);
        Plain.assertThat(ended).endedWith(0);
        return ended.out();
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "C.%016x", 0x1a2b3c4d00000000L + number);
    }

    private void enrol(String client) {
        velociraptor
                .root()
                .enrol(FakeClient.of(
                        client, "HOST-" + client.substring(14), clock.instant().minus(AWAY)));
        label(client);
    }

    Path write(String file, String text) throws IOException {
        return Files.writeString(folder.resolve(file), text);
    }

    Path folder() {
        return folder;
    }

    Path store() {
        return folder.resolve("belfry.db");
    }

    List<String> clients() {
        return clients;
    }

    FakeVelociraptor velociraptor() {
        return velociraptor;
    }

    FakeSlack slack() {
        return slack;
    }

    FakeWebhook webhook() {
        return webhook;
    }

    void label(String client) {
        velociraptor.root().setLabel(client, LABEL, PERSON);
    }

    boolean isLabelled(String client) {
        return velociraptor.root().labels(client).contains(LABEL);
    }

    /** How many messages a receiver has about a client. */
    static int messages(Receiver receiver, String client) {
        return (int) receiver.messages().stream()
                .map(ReceivedMessage::body)
                .filter(body -> body.contains(client))
                .count();
    }

    /** Whether both receivers know. */
    boolean isTold(String client) {
        return messages(slack, client) > 0 && messages(webhook, client) > 0;
    }

    @Override
    public void close() {
        velociraptor.close();
        slack.close();
        webhook.close();
    }
}
