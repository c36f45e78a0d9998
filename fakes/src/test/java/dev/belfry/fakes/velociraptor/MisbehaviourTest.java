package dev.belfry.fakes.velociraptor;

import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MisbehaviourTest {
    private static final String CLIENTS = "SELECT client_id FROM clients()";
    private static final String ROWS = "[{\"client_id\":\"C.1\"}]";

    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(new TestClock(Instant.EPOCH));
    private final RawClient client = new RawClient(velociraptor.apiConfig());

    @BeforeEach
    void enrol() {
        velociraptor.root().enrol(FakeClient.of("C.1", "LT-1", Instant.EPOCH));
    }

    @AfterEach
    void close() {
        client.close();
        velociraptor.close();
    }

    @Test
    void hangsUntilTheClientGivesUp() {
        velociraptor.nextCall(Misbehaviour.hang());
        Answer answer = client.query(CLIENTS, Map.of(), Duration.ofMillis(300));
        assertThat(answer.status().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(answer.messages()).isEmpty();
        assertHonest();
    }

    @Test
    void resetsTheConnectionInTheMiddle() {
        velociraptor.nextCall(Misbehaviour.resetAfter(2));
        Answer answer = client.query(CLIENTS, Map.of());
        assertThat(answer.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(answer.messages()).hasSizeLessThanOrEqualTo(2);
        assertHonest();
    }

    @Test
    void saysEverythingSlowly() {
        velociraptor.nextCall(Misbehaviour.slow(Duration.ofMillis(10)));
        assertHonest();
    }

    @Test
    void spoilsTheFirstPart() {
        velociraptor.nextCall(Misbehaviour.halfJson());
        assertThat(part()).isEqualTo("[{\"client_");
        velociraptor.nextCall(Misbehaviour.response("[{]"));
        assertThat(part()).isEqualTo("[{]");
        velociraptor.nextCall(Misbehaviour.hugePart(5 << 20));
        assertThat(part()).hasSize(5 << 20).startsWith(ROWS);
    }

    @Test
    void letsSomethingHappenJustBeforeItAnswers() {
        velociraptor.nextCall(
                Misbehaviour.meanwhile(() -> velociraptor.root().enrol(FakeClient.of("C.0", "LT-0", Instant.EPOCH))));
        assertThat(part()).startsWith("[{\"client_id\":\"C.0\"}");
    }

    @Test
    void letsSomethingHappenBeforeTheClientHears() {
        velociraptor.nextCall(
                Misbehaviour.afterwards(() -> velociraptor.root().enrol(FakeClient.of("C.0", "LT-0", Instant.EPOCH))));
        assertHonest();
        assertThat(part()).startsWith("[{\"client_id\":\"C.0\"}");
    }

    @Test
    void playsARecordingInstead() throws IOException {
        try (InputStream recording =
                Objects.requireNonNull(getClass().getResourceAsStream("recordings/05-timeout.jsonl"))) {
            velociraptor.nextCall(Misbehaviour.replay(recording));
        }
        Answer answer = client.query(CLIENTS, Map.of());
        assertThat(answer.messages())
                .isEqualTo(RecordedCall.read("05-timeout").answer().messages())
                .anyMatch(message -> message.getLog().contains("Timeout Error"));
    }

    @Test
    void playsARecordedFailureInstead() throws IOException {
        try (InputStream recording =
                Objects.requireNonNull(getClass().getResourceAsStream("recordings/05-unknown-org-production.jsonl"))) {
            velociraptor.nextCall(Misbehaviour.replay(recording));
        }
        Status status = client.query(CLIENTS, Map.of()).status();
        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(status.getDescription()).isEqualTo("Org not found");
    }

    @Test
    void waitsForTheCallItIsMeantFor() {
        velociraptor.nextCall("FROM orgs()", Misbehaviour.response("x"));
        assertHonest();
        Answer orgs = client.query("SELECT Name FROM orgs()", Map.of());
        assertThat(orgs.messages().get(2).getResponse()).isEqualTo("x");
        assertHonest();
    }

    @Test
    void diesInTheMiddleOfACall() {
        velociraptor.nextCall(Misbehaviour.meanwhile(velociraptor::kill));
        assertThat(client.query(CLIENTS, Map.of()).status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        velociraptor.startAgain();
        assertThat(velociraptor.calls()).hasSize(1);
    }

    private void assertHonest() {
        assertThat(part()).isEqualTo(ROWS);
    }

    private String part() {
        Answer answer = client.query(CLIENTS, Map.of());
        assertThat(answer.status().isOk()).as(answer.toString()).isTrue();
        return answer.messages().get(2).getResponse();
    }
}
