package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.VQLResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks what a 0.77.2 server was asked, with its clients and at its time, and wants the very same answer. */
class RecordedAnswersTest {
    private static final long PING = 1_795_491_666_268_807L;
    private static final TestClock CLOCK = new TestClock(Instant.ofEpochSecond(1_795_490_000));
    private static final FakeVelociraptor VELOCIRAPTOR = FakeVelociraptor.start(CLOCK);

    private static final Map<String, RawClient> CLIENTS = new HashMap<>();

    @AfterAll
    static void close() {
        CLIENTS.values().forEach(RawClient::close);
        VELOCIRAPTOR.close();
    }

    @BeforeAll
    static void setUp() {
        users();
        clients();
        audit();
        VELOCIRAPTOR.root().defineQueue("Custom.Belfry.Events/Starts", QueueKind.CLIENT_EVENT);
        VELOCIRAPTOR.root().defineQueue("Custom.Belfry.Events/Logons", QueueKind.CLIENT_EVENT);
        VELOCIRAPTOR.root().defineQueue("Custom.Windows.Events.ProcessCreation", QueueKind.CLIENT_EVENT);
    }

    private static void users() {
        FakeOrg acme = VELOCIRAPTOR.addOrg("OABC", "Acme");
        VELOCIRAPTOR.grant("bot", acme.id(), Permission.all());
        VELOCIRAPTOR.grant("minbot", FakeVelociraptor.ROOT, Permission.all());
        VELOCIRAPTOR.grant("apionly", FakeVelociraptor.ROOT, EnumSet.of(Permission.ANY_QUERY, Permission.READ_RESULTS));
        VELOCIRAPTOR.grant("anyq", FakeVelociraptor.ROOT, EnumSet.of(Permission.ANY_QUERY, Permission.LABEL_CLIENT));
        VELOCIRAPTOR.grant("api-admin", FakeVelociraptor.ROOT, EnumSet.allOf(Permission.class));
        VELOCIRAPTOR.grant("weak", FakeVelociraptor.ROOT, Set.of(Permission.READ_RESULTS));
        acme.enrol(client("C.00000000000000b1", "acme", 1_795_491_132_095_293L));
        acme.setLabel("C.00000000000000b1", "Slack", "admin");
    }

    private static void clients() {
        enrol("C.00000000000000a1", "a1", PING, "Slack");
        enrol("C.00000000000000b1", "b1", PING, "Slack");
        enrol("C.00000000000000b2", "b2", PING, "SlackOps");
        enrol("C.00000000000001a1", "syn1", 1_795_481_667_914_129L, "Slack");
        enrol("C.00000000000002d1", "hd1", PING, "Lab");
        enrol("C.00000000000002d2", "hd2", 1_795_491_666_278_204L, "LabOps");
        enrol("C.00000000000002d3", "hd3", 1_795_491_666_282_789L, "lab-2");
        enrol("C.00000000000002d4", "hd4", 1_795_491_666_293_761L, "LAB");
        enrol("C.00000000000002d5", "hd5", PING, "My Lab");
        enrol("C.00000000000002d6", "hd6", PING, "a/b");
        enrol("C.00000000000002d7", "hd7", PING, "Größe");
        enrol("C.00000000000002d8", "hd8", PING, "O'B \"q\"");
        enrol("C.00000000000002d9", "h-old", 1_795_486_671_321_228L, "Lab", "Other");
        enrol("C.00000000000002da", "", 1_795_491_666_325_762L, "Lab");
        enrol("C.0000000010000007", "check", PING, "Slack");
    }

    private static void audit() {
        removed("C.c3b66567525bc1d2-OABC", 1_795_491_145_117L, "bot");
        set("C.0000000000000901", 1_795_491_174_265L, "admin");
        removed("C.0000000000000901", 1_795_491_174_275L, "bot");
        set("C.0000000000000901", 1_795_491_174_278L, "admin");
        removed("C.0000000000000901", 1_795_491_174_282L, "bot");
        set("C.0000000000000901", 1_795_491_174_285L, "bot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-client-row-synthetic",
                "01-client-unknown",
                "02-env-missing",
                "02-search-bad-operator",
                "02-search-exact",
                "02-search-injection-try",
                "02-search-nonascii",
                "02-search-nosuch",
                "02-search-prefix",
                "02-search-quote",
                "02-search-slash-exact-wrong",
                "02-search-slash-plain",
                "02-search-space",
                "02-search-uppercase-verb",
                "03-poll-minus-without-spaces-is-syntax-error",
                "03-poll-portable-query",
                "03-poll-since-as-string-silently-empty",
                "04-check-batch",
                "04-remove-batch-1",
                "04-remove-batch-25",
                "04-remove-batch-odd-ids",
                "05-comment-only",
                "05-empty-vql",
                "05-no-query-production",
                "05-perm-anyquery-reader",
                "05-perm-label-api-role",
                "05-perm-readresults",
                "05-syntax",
                "05-syntax-second-query",
                "05-syntax-second-statement",
                "05-unknown-arg",
                "05-unknown-column",
                "05-unknown-function",
                "05-unknown-org-production",
                "05-unknown-plugin",
                "05-user-without-record",
                "06-maxrow-0-25rows",
                "06-maxrow-1-25rows",
                "06-maxrow-10-25rows",
                "06-maxrow-1000-25rows",
                "09-audit-set-remove",
                "11-org-clients-label",
                "11-org-exists-no-rights",
                "11-org-remove",
                "11-orgs",
                "12-definition-named-sources",
                "12-definition-of-server",
                "12-definition-one-source",
                "12-definition-unknown",
                "12-monitoring-named-sources-by-the-artifact",
                "12-monitoring-unknown",
                "12-source-internal",
                "12-source-of-clients",
                "12-source-unknown",
                "12-variable-called-Artifact"
            })
    void answersAsTheRealServerDid(String recording) {
        RecordedCall call = RecordedCall.read(recording);
        CLOCK.set(call.time());
        Answer answer = client(call.user()).query(call.args());
        assertThat(untimed(answer)).isEqualTo(untimed(call.answer()));
        assertThat(answer.status().getCode()).isEqualTo(call.answer().status().getCode());
        assertThat(said(answer)).isEqualTo(said(call.answer()));
    }

    private static RawClient client(String user) {
        return CLIENTS.computeIfAbsent(user, name -> new RawClient(VELOCIRAPTOR.apiConfig(name, ApiCertificate.VALID)));
    }

    private static List<VQLResponse> untimed(Answer answer) {
        return answer.messages().stream()
                .map(message -> message.toBuilder().clearTimestamp().build())
                .toList();
    }

    /** An empty description and none are the same on the wire. */
    private static String said(Answer answer) {
        String description = answer.status().getDescription();
        return description == null ? "" : description;
    }

    private static FakeClient client(String id, String hostname, long ping) {
        return FakeClient.of(id, hostname, Instant.EPOCH.plus(ping, ChronoUnit.MICROS))
                .withFirstSeen(Instant.ofEpochSecond(1_700_000_000))
                .withAddress("");
    }

    private static void enrol(String id, String hostname, long ping, String... labels) {
        VELOCIRAPTOR.root().enrol(client(id, hostname, ping));
        for (String label : labels) {
            VELOCIRAPTOR.root().setLabel(id, label, "admin");
        }
    }

    private static void set(String id, long millis, String by) {
        CLOCK.set(Instant.ofEpochMilli(millis));
        VELOCIRAPTOR.root().setLabel(id, "Slack", by);
    }

    private static void removed(String id, long millis, String by) {
        CLOCK.set(Instant.ofEpochMilli(millis));
        VELOCIRAPTOR.root().removeLabel(id, "Slack", by);
    }
}
