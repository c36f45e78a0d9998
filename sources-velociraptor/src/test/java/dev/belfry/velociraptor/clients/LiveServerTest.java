package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.core.source.Settlement.Kept;
import dev.belfry.core.source.SourceException;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeOrg;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.Misbehaviour;
import dev.belfry.fakes.velociraptor.Permission;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The whole source against a server that speaks the real protocol. */
class LiveServerTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00.123456Z");

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START);
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final FakeOrg root = velociraptor.root();
    private Map<String, Checkpoint> committed = Map.of();
    private VelociraptorClients source;

    @BeforeEach
    void labelOne() throws Exception {
        source = source("Slack", "root");
        writeConfig(velociraptor.apiConfig());
        enrol("C.1a2b3c4d5e6f7081", START.minusSeconds(10));
        root.setLabel("C.1a2b3c4d5e6f7081", "Slack", "alice");
        clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        source.close();
        velociraptor.close();
    }

    @Test
    void seesAClientAndTakesItsLabelOff() throws Exception {
        List<Event> events = poll();
        assertThat(events).extracting(Event::kind).containsExactly("label-changed", "client-seen");
        assertThat(events.get(1).attributes().text("host")).contains("LT-4711");
        assertThat(events.get(1).attributes().text("address")).contains("192.0.2.7");
        assertThat(events.get(1).time()).isEqualTo(START.minusSeconds(10));
        clock.advance(Duration.ofSeconds(1));
        assertThat(source.settle(List.of(handle(events.get(1)))))
                .singleElement()
                .isInstanceOf(Done.class);
        assertThat(root.labels("C.1a2b3c4d5e6f7081")).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        List<Event> after = poll();
        assertThat(after).singleElement().satisfies(event -> {
            assertThat(event.attributes().text("change")).contains("removed");
            assertThat(event.attributes().text("by")).contains("bot");
            assertThat(event.attributes().get("own").write()).isEqualTo("true");
        });
    }

    @Test
    void leavesALabelThatAPersonSetsBetweenTwoQuestions() throws Exception {
        Handle handle = handle(poll().get(1));
        clock.advance(Duration.ofSeconds(1));
        velociraptor.nextCall(
                "\"remove\"", Misbehaviour.meanwhile(() -> root.setLabel("C.1a2b3c4d5e6f7081", "Slack", "bob")));
        assertThat(source.settle(List.of(handle))).singleElement().isInstanceOf(Kept.class);
        assertThat(root.labels("C.1a2b3c4d5e6f7081")).containsExactly("Slack");
    }

    @Test
    void settlesAThousandInFewQueries() throws Exception {
        IntStream.range(0, 1_000).forEach(i -> {
            enrol("C.%016x".formatted(i), START);
            root.setLabel("C.%016x".formatted(i), "Slack", "alice");
        });
        clock.advance(Duration.ofSeconds(1));
        List<Handle> handles = poll().stream()
                .filter(event -> event.kind().equals("client-seen"))
                .map(LiveServerTest::handle)
                .limit(1_000)
                .toList();
        int before = velociraptor.calls().size();
        assertThat(source.settle(handles)).hasSize(1_000).allMatch(Done.class::isInstance);
        assertThat(velociraptor.calls()).hasSize(before + 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "a*b", "*", "a/b", "a/b/", "/", "my lab", "O'Brien \"q\"", "Größe", "x:y"})
    void watchesForWhateverLabelThereIs(String label) throws Exception {
        source.close();
        source = source(label, "root");
        enrol("C.2", START);
        root.setLabel("C.2", upper(label), "alice");
        enrol("C.3", START);
        root.setLabel("C.3", label + "x", "alice");
        enrol("C.4", START);
        clock.advance(Duration.ofSeconds(1));
        List<Event> events = poll();
        assertThat(events)
                .extracting(event -> event.attributes().text("client").orElse(""))
                .containsOnly("C.2");
        clock.advance(Duration.ofSeconds(1));
        assertThat(source.settle(List.of(handle(events.get(1)))))
                .singleElement()
                .isInstanceOf(Done.class);
        assertThat(root.labels("C.2")).isEmpty();
        assertThat(root.labels("C.3")).hasSize(1);
    }

    @Test
    void readsAnotherOrganisation() throws Exception {
        FakeOrg acme = velociraptor.addOrg("OABC", "Acme");
        velociraptor.grant("bot", "OABC", Permission.all());
        acme.enrol(FakeClient.of("C.5-OABC", "SRV", START));
        acme.setLabel("C.5-OABC", "Slack", "carol");
        clock.advance(Duration.ofSeconds(1));
        source.close();
        source = source("Slack", "OABC");
        List<Event> events = poll();
        assertThat(events)
                .extracting(event -> event.attributes().text("client").orElse(""))
                .containsOnly("C.5-OABC");
        assertThat(events)
                .extracting(event -> event.attributes().text("org").orElse(""))
                .containsOnly("OABC");
        assertThat(source.settle(List.of(handle(events.get(1)))))
                .singleElement()
                .isInstanceOf(Done.class);
        assertThat(acme.labels("C.5-OABC")).isEmpty();
    }

    @Test
    void goesOnByItselfWhenTheServerIsBack() throws Exception {
        poll();
        velociraptor.kill();
        assertThat(failure()).hasMessageContaining("refuses the connection");
        assertThat(failure()).hasMessageContaining("refuses the connection");
        velociraptor.startAgain();
        clock.advance(Duration.ofMinutes(1));
        assertThat(poll()).isEmpty();
    }

    @Test
    void goesOnAfterACrashInTheMiddleOfAPoll() throws Exception {
        root.snapshotNow();
        source.poll(committed, limits());
        velociraptor.crash();
        clock.advance(Duration.ofSeconds(2));
        assertThat(source.poll(committed, limits()).events()).hasSize(2);
    }

    @Test
    void goesOnWhenTheFileIsPutRight() throws Exception {
        writeConfig("name: bot");
        assertThat(failure()).hasMessageContaining("lacks ca_certificate");
        writeConfig(velociraptor.apiConfig());
        assertThat(poll()).hasSize(2);
    }

    @Test
    void looksAtTheFileAgainOnceItsCertificateHasEnded() throws Exception {
        poll();
        clock.advance(Duration.ofDays(400));
        assertThat(failure()).hasMessageContaining("ended on");
        assertThat(failure().kind()).isEqualTo(SourceException.Kind.BLOCKED);
    }

    @Test
    void leavesOutARowItCannotRead() throws Exception {
        velociraptor.nextCall(
                "clients(",
                Misbehaviour.response("[{\"client_id\":7},{\"client_id\":\"C.9\",\"labels\":[\"slack\"],"
                        + "\"last_seen_at\":1795514400000000},null,{\"client_id\":\"C.8\",\"labels\":\"Slack\"}]"));
        assertThat(poll())
                .filteredOn(event -> event.kind().equals("client-seen"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.attributes().text("client")).contains("C.9"));
    }

    @Test
    void neverTakesAFailedReadForAnEmptyOne() throws Exception {
        velociraptor.grant("bot", "root", Set.of(Permission.ANY_QUERY));
        assertThat(failure()).hasMessageContaining("user bot may not read results in org root");
        assertThat(failure().kind()).isEqualTo(SourceException.Kind.BLOCKED);
    }

    private SourceException failure() {
        return catchThrowableOfType(SourceException.class, () -> source.poll(committed, limits()));
    }

    /** Both halves, committed. */
    private List<Event> poll() throws Exception {
        source.poll(committed, limits());
        clock.advance(Duration.ofSeconds(2));
        Batch batch = source.poll(committed, limits());
        committed = Map.of(batch.split(), batch.checkpoint());
        return batch.events();
    }

    private Limits limits() {
        return new Limits(10_000, Duration.ofMinutes(5), clock.instant());
    }

    private void enrol(String client, Instant lastSeen) {
        root.enrol(FakeClient.of(client, "LT-4711", lastSeen));
    }

    private VelociraptorClients source(String label, String org) {
        VelociraptorClientsSettings settings =
                TestSettings.of(config(), label).in(org).make();
        return (VelociraptorClients) new VelociraptorClientsFactory().create(settings, new TestContext(clock));
    }

    private Path config() {
        return folder.resolve("api.config.yaml");
    }

    private void writeConfig(String text) throws Exception {
        Files.writeString(config(), text);
    }

    /** Letter by letter, since not every word has as many letters in capitals. */
    private static String upper(String label) {
        StringBuilder upper = new StringBuilder();
        label.codePoints().map(Character::toUpperCase).forEach(upper::appendCodePoint);
        return upper.toString();
    }

    private static Handle handle(Event event) {
        return Objects.requireNonNull(event.handle());
    }
}
