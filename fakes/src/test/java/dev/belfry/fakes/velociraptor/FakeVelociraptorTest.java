package dev.belfry.fakes.velociraptor;

import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class FakeVelociraptorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final String LABELS = "SELECT labels FROM clients(client_id=Id)";
    private static final String SEEN = "SELECT last_seen_at FROM clients(client_id=Id)";
    private static final String CHANGE =
            "SELECT _value AS client_id, label(client_id=_value, labels=Label, op=\"remove\")"
                    + " AS r FROM foreach(row=parse_json_array(data=Ids))";
    private static final String AUDIT = "SELECT operation, principal, details, _ts"
            + " FROM source(artifact=\"Server.Audit.Logs\", start_time=atoi(string=Start)) WHERE operation =~ \"ClientLabel\"";

    private final TestClock clock = new TestClock(NOW);
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final FakeOrg root = velociraptor.root();
    private final RawClient client = new RawClient(velociraptor.apiConfig());

    @AfterEach
    void close() {
        client.close();
        velociraptor.close();
    }

    @Test
    void aConnectedClientWasLastSeenWheneverOneAsks() {
        root.enrol(FakeClient.of("C.1", "LT-1", NOW.minusSeconds(9)));
        root.connect("C.1");
        clock.advance(Duration.ofHours(2));
        assertThat(rows(SEEN)).isEqualTo("[{\"last_seen_at\":" + micros(NOW.plus(Duration.ofHours(2))) + "}]");
    }

    @Test
    void aDisconnectedClientWasLastSeenWhenItWent() {
        root.enrol(FakeClient.of("C.1", "LT-1", NOW.minusSeconds(9)));
        root.connect("C.1");
        clock.advance(Duration.ofMinutes(1));
        root.disconnect("C.1");
        clock.advance(Duration.ofHours(2));
        assertThat(rows(SEEN)).isEqualTo("[{\"last_seen_at\":" + micros(NOW.plusSeconds(60)) + "}]");
    }

    @Test
    void keepsTheFirstSpellingOfALabelAndRemovesItInAny() {
        enrolLabelled("C.1", "Slack");
        root.setLabel("C.1", "  SLACK ", "alice");
        assertThat(root.labels("C.1")).containsExactly("Slack");
        client.query(CHANGE, Map.of("Label", "sLaCk", "Ids", "[\"C.1\"]"));
        assertThat(root.labels("C.1")).isEmpty();
    }

    @Test
    void aCrashBringsALabelBackButNotItsAuditRow() {
        enrolLabelled("C.1", "Slack");
        root.snapshotNow();
        clock.advance(Duration.ofMinutes(2));
        root.removeLabel("C.1", "Slack", "bot");
        velociraptor.crash();
        assertThat(rows(LABELS)).isEqualTo("[{\"labels\":[\"Slack\"]}]");
        assertThat(audit(NOW)).contains("\"RemoveClientLabel\"");
    }

    @Test
    void aCrashForgetsLabelsAndClientsSinceTheSnapshot() {
        root.enrol(FakeClient.of("C.1", "LT-1", NOW));
        root.snapshotNow();
        root.setLabel("C.1", "Slack", "alice");
        root.enrol(FakeClient.of("C.2", "LT-2", NOW));
        velociraptor.crash();
        assertThat(root.labels("C.1")).isEmpty();
        assertThat(rows("SELECT client_id FROM clients()")).isEqualTo("[{\"client_id\":\"C.1\"}]");
    }

    @Test
    void writesASnapshotEveryFiveMinutesByItself() {
        enrolLabelled("C.1", "Slack");
        clock.advance(Duration.ofMinutes(5));
        root.removeLabel("C.1", "Slack", "bot");
        clock.advance(Duration.ofMinutes(4));
        velociraptor.crash();
        assertThat(root.labels("C.1")).containsExactly("Slack");

        root.removeLabel("C.1", "Slack", "bot");
        clock.advance(Duration.ofMinutes(5));
        velociraptor.crash();
        assertThat(root.labels("C.1")).isEmpty();
    }

    @Test
    void afterACrashAConnectedClientIsAsOldAsTheSnapshotUntilItConnectsAgain() {
        root.enrol(FakeClient.of("C.1", "LT-1", NOW));
        root.connect("C.1");
        clock.advance(Duration.ofMinutes(7));
        velociraptor.crash();
        assertThat(rows(SEEN)).isEqualTo("[{\"last_seen_at\":" + micros(NOW.plusSeconds(300)) + "}]");
        root.connect("C.1");
        assertThat(rows(SEEN)).isEqualTo("[{\"last_seen_at\":" + micros(NOW.plusSeconds(420)) + "}]");
    }

    @Test
    void stoppingInPeaceLosesNothing() {
        enrolLabelled("C.1", "Slack");
        velociraptor.stop();
        assertThat(client.query(LABELS, Map.of("Id", "C.1")).status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        velociraptor.startAgain();
        assertThat(root.labels("C.1")).containsExactly("Slack");
        try (RawClient again = new RawClient(velociraptor.apiConfig())) {
            assertThat(part(again.query(LABELS, Map.of("Id", "C.1")))).isEqualTo("[{\"labels\":[\"Slack\"]}]");
        }
    }

    @Test
    void aBakedLabelComesBackInSilenceWhenTheClientConnects() {
        enrolLabelled("C.1", "Slack");
        root.bakeLabel("C.1", "Slack");
        root.removeLabel("C.1", "Slack", "bot");
        clock.advance(Duration.ofSeconds(1));
        root.connect("C.1");
        assertThat(root.labels("C.1")).containsExactly("Slack");
        assertThat(audit(clock.instant())).isEqualTo("[]");
    }

    @Test
    void lateAuditRowsComeWithTheTimeTheyWereWritten() {
        root.delayAudit(Duration.ofSeconds(3));
        enrolLabelled("C.1", "Slack");
        clock.advance(Duration.ofSeconds(2));
        assertThat(audit(NOW)).isEqualTo("[]");
        clock.advance(Duration.ofSeconds(1));
        assertThat(audit(NOW)).contains("\"_ts\":" + NOW.toEpochMilli());
    }

    @Test
    void withoutTheRightToLabelEveryChangeIsNullAndNothingHappens() {
        enrolLabelled("C.1", "Slack");
        velociraptor.grant("bot", "root", EnumSet.of(Permission.ANY_QUERY, Permission.READ_RESULTS));
        Answer answer = client.query(CHANGE, Map.of("Label", "Slack", "Ids", "[\"C.1\"]"));
        assertThat(part(answer)).isEqualTo("[{\"client_id\":\"C.1\",\"r\":null}]");
        assertThat(logs(answer)).contains("label: PermissionDenied: Permission denied: [LABEL_CLIENT]\n");
        assertThat(root.labels("C.1")).containsExactly("Slack");
    }

    @Test
    void setsALabelOnAnUnknownClientByCreatingIt() {
        String set = CHANGE.replace("remove", "set");
        assertThat(part(client.query(set, Map.of("Label", "Slack", "Ids", "[\"C.77\"]"))))
                .contains("\"Op\":\"set\"");
        assertThat(root.labels("C.77")).containsExactly("Slack");
        assertThat(part(client.query(set, Map.of("Label", "Slack", "Ids", "[\"foo\"]"))))
                .isEqualTo("[{\"client_id\":\"foo\",\"r\":null}]");
    }

    @Test
    void aQueryWithoutItsVariablesDoesNothingAndSaysSo() {
        enrolLabelled("C.1", "Slack");
        Answer answer = client.query(CHANGE, Map.of("Label", "Slack"));
        assertThat(part(answer)).isEqualTo("[]");
        assertThat(logs(answer)).anyMatch(log -> log.startsWith("ERROR:Symbol Ids not found."));
        assertThat(logs(answer)).anyMatch(log -> log.startsWith("parse_json_array: "));
    }

    @Test
    void saysItsVersion() {
        assertThat(rows("SELECT config.version.version AS version FROM scope()"))
                .isEqualTo("[{\"version\":\"0.77.2\"}]");
    }

    @ParameterizedTest
    @EnumSource(value = ApiCertificate.class, names = "VALID", mode = EnumSource.Mode.EXCLUDE)
    void letsNobodyInWithABadCertificate(ApiCertificate kind) {
        try (RawClient stranger = new RawClient(velociraptor.apiConfig("bot", kind))) {
            Answer answer = stranger.query(LABELS, Map.of("Id", "C.1"));
            assertThat(answer.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        }
        assertThat(velociraptor.calls()).isEmpty();
    }

    @Test
    void speaksNoOlderTlsThan13() {
        try (RawClient old = new RawClient(velociraptor.apiConfig(), new String[] {"TLSv1.2"}, new String[] {
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
        })) {
            Answer answer = old.query(LABELS, Map.of("Id", "C.1"));
            assertThat(answer.status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(answer.status().getCause()).hasMessageContaining("protocol_version");
        }
    }

    @Test
    void writesItsConfigurationAsVelociraptorDoes() {
        assertThat(velociraptor.apiConfig()).matches("""
                        (?s)ca_certificate: \\|
                          -----BEGIN CERTIFICATE-----
                        .*  -----END CERTIFICATE-----
                        client_cert: \\|
                          -----BEGIN CERTIFICATE-----
                        .*  -----END CERTIFICATE-----
                        client_private_key: \\|
                          -----BEGIN RSA PRIVATE KEY-----
                        .*  -----END RSA PRIVATE KEY-----
                        api_connection_string: 127\\.0\\.0\\.1:\\d+
                        name: bot
                        """);
    }

    @Test
    void remembersItsCalls() {
        client.query(LABELS, Map.of("Id", "C.1"));
        assertThat(velociraptor.calls())
                .containsExactly(new ReceivedCall(NOW, "bot", "root", List.of(LABELS), Map.of("Id", "C.1")));
    }

    @Test
    void hasNoThreadsLeftOnceClosed() throws InterruptedException {
        client.query(LABELS, Map.of("Id", "C.1"));
        List<Thread> threads = ownThreads();
        velociraptor.close();
        velociraptor.close();
        assertThat(threads).isNotEmpty();
        for (Thread thread : threads) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static List<Thread> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fake-velociraptor"))
                .toList();
    }

    private void enrolLabelled(String id, String label) {
        root.enrol(FakeClient.of(id, "LT-" + id, NOW.minusSeconds(9)));
        root.setLabel(id, label, "alice");
    }

    private String rows(String vql) {
        return part(client.query(vql, Map.of("Id", "C.1")));
    }

    private String audit(Instant start) {
        return part(client.query(AUDIT, Map.of("Start", String.valueOf(start.getEpochSecond()))));
    }

    private static String part(Answer answer) {
        assertThat(answer.status().isOk()).as(answer.toString()).isTrue();
        return answer.messages().get(answer.messages().size() - 1).getResponse();
    }

    private static List<String> logs(Answer answer) {
        return answer.messages().stream().map(message -> message.getLog()).toList();
    }

    private static long micros(Instant time) {
        return Micros.of(time);
    }
}
