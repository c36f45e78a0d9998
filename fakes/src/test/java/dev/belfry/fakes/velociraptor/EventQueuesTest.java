package dev.belfry.fakes.velociraptor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.belfry.velociraptor.protocol.VQLResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** Queues as a client of the API meets them; the recorded streams name what they say. */
// Whoever watches does so for real seconds.
@Tag("real-clock")
class EventQueuesTest {
    private static final String CLIENT = "C.766d205905ea5cf7";

    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1_795_491_033_079L));
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final FakeOrg root = velociraptor.root();
    private final RawClient client = new RawClient(velociraptor.apiConfig());

    @AfterEach
    void close() {
        client.close();
        velociraptor.close();
    }

    @Test
    void tellsALiveRowInSecondsAndByItsArtifact() {
        Answer answer = watched(
                "SELECT * FROM watch_monitoring(artifact=\"Server.Internal.Alerts\")",
                2,
                () -> root.emit("Server.Internal.Alerts", row("name", "LabAlert")));
        assertThat(rows(answer))
                .containsExactly("{\"name\":\"LabAlert\",\"_ts\":1795491033,\"_Source\":\"Server.Internal.Alerts\"}");
        assertThat(answer.messages().get(0).getLog()).isEqualTo("Starting query execution.\n");
        assertThat(answer.messages().get(1).getLog()).endsWith("q0: Sending response part 0 73 B (1 rows).\n");
        assertThat(answer.status().getCode()).hasToString("DEADLINE_EXCEEDED");
    }

    @Test
    void remembersARowInMillisecondsAndByItsWriter() {
        root.emit("Server.Internal.Alerts", row("name", "LabAlert"));
        Answer answer = client.query("SELECT * FROM source(artifact=\"Server.Internal.Alerts\")", Map.of());
        assertThat(rows(answer))
                .containsExactly("{\"name\":\"LabAlert\",\"_Source\":\"VelociraptorServer\",\"_ts\":1795491033079}");
    }

    @Test
    void keepsClientsRowsWithTheClient() {
        root.emit("System.Flow.Completion", row("ClientId", CLIENT));
        String query = "SELECT ClientId FROM monitoring(artifact=\"System.Flow.Completion\", client_id=";
        assertThat(rows(client.query(query + "\"" + CLIENT + "\")", Map.of()))).hasSize(1);
        assertThat(rows(client.query(query + "\"C.1\")", Map.of()))).isEmpty();
    }

    @Test
    void remembersAClientsRowByTheClient() {
        root.emit("System.Flow.Completion", row("ClientId", CLIENT));
        String query = "SELECT * FROM monitoring(artifact=\"System.Flow.Completion\", client_id=\"" + CLIENT + "\")";
        assertThat(rows(client.query(query, Map.of())))
                .containsExactly(
                        "{\"ClientId\":\"" + CLIENT + "\",\"_Source\":\"" + CLIENT + "\",\"_ts\":1795491033079}");
    }

    @Test
    void letsAnArtifactWhoseSourcesHaveNamesBeWatchedInSilence() {
        assertThat(watchedLogons("Custom.Events").messages()).hasSize(1);
    }

    @Test
    void tellsARowByItsNamedSource() {
        assertThat(rows(watchedLogons("Custom.Events/Logons")))
                .containsExactly(
                        "{\"ClientId\":\"" + CLIENT + "\",\"_ts\":1795491033,\"_Source\":\"Custom.Events/Logons\"}");
    }

    private Answer watchedLogons(String artifact) {
        root.defineQueue("Custom.Events/Logons", QueueKind.CLIENT_EVENT);
        return watched(
                "SELECT * FROM watch_monitoring(artifact=\"" + artifact + "\")",
                2,
                () -> root.emit("Custom.Events/Logons", row("ClientId", CLIENT)));
    }

    @Test
    void forgetsRowsOfAnInternalQueueAndKeepsTheOthersThroughACrash() {
        root.emit("Server.Internal.Interrogation", row("ClientId", CLIENT));
        root.emit("Server.Internal.Alerts", row("name", "kept"));
        velociraptor.crash();
        RawClient again = new RawClient(velociraptor.apiConfig());
        assertThat(rows(again.query("SELECT * FROM source(artifact=\"Server.Internal.Interrogation\")", Map.of())))
                .isEmpty();
        assertThat(rows(again.query("SELECT * FROM source(artifact=\"Server.Internal.Alerts\")", Map.of())))
                .hasSize(1);
        again.close();
    }

    @Test
    void tellsLabelsOnTheLiveAuditLog() {
        root.enrol(FakeClient.of(CLIENT, "lab-host", clock.instant()));
        Answer answer = watched(
                "SELECT * FROM watch_monitoring(artifact=\"Server.Audit.Logs\")",
                2,
                () -> root.setLabel(CLIENT, "Slack", "bot"));
        assertThat(rows(answer))
                .containsExactly("{\"operation\":\"SetClientLabel\",\"principal\":\"bot\",\"details\":"
                        + "{\"client_id\":\"" + CLIENT + "\",\"label\":\"Slack\"},\"_ts\":1795491033,"
                        + "\"_Source\":\"Server.Audit.Logs\"}");
    }

    @Test
    void sendsAFullPartWhenTheNextRowComesAndTheRestAfterAWhile() {
        Answer answer = watched("SELECT n FROM watch_monitoring(artifact=\"Server.Internal.Alerts\")", 2, () -> {
            for (long i = 0; i < 25; i++) {
                root.emit("Server.Internal.Alerts", row("n", i));
            }
        });
        assertThat(parts(answer)).extracting(JsonArray::size).containsExactly(10, 10, 5);
    }

    @Test
    void sendsNothingAtAllWhileNothingHappens() {
        assertThat(watched("SELECT * FROM watch_monitoring(artifact=\"Server.Internal.Alerts\")", 2, () -> {})
                        .messages())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANY_QUERY", "READ_RESULTS"})
    void letsAHeartbeatGoOnBesideAWatchThatIsDenied(String right) {
        velociraptor.grant(FakeVelociraptor.BOT, FakeVelociraptor.ROOT, Set.of(Permission.valueOf(right)));
        Answer answer = watched(
                "SELECT * FROM combine(a={ SELECT * FROM watch_monitoring(artifact=\"Server.Audit.Logs\") },"
                        + " b={ SELECT \"hb\" AS _k, now() AS Now FROM clock(period=1) })",
                3,
                () -> {});
        if (right.equals("READ_RESULTS")) {
            assertThat(answer.status().getCode()).hasToString("PERMISSION_DENIED");
        } else {
            assertThat(answer.messages().get(1).getLog())
                    .isEqualTo("watch_monitoring: PermissionDenied: Permission denied: [READ_RESULTS]\n");
            assertThat(rows(answer)).contains("{\"_k\":\"hb\",\"Now\":1795491033}");
        }
    }

    @Test
    void goesOnWithAStreamWhoseRightWasTakenAway() {
        Answer answer = watched("SELECT name FROM watch_monitoring(artifact=\"Server.Internal.Alerts\")", 2, () -> {
            velociraptor.grant(FakeVelociraptor.BOT, FakeVelociraptor.ROOT, Set.of());
            root.emit("Server.Internal.Alerts", row("name", "still told"));
        });
        assertThat(rows(answer)).containsExactly("{\"name\":\"still told\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"05-watch-unknown-artifact2", "05-perm-readresults-watch"})
    void refusesAsRecorded(String name) {
        velociraptor.grant("anyq", FakeVelociraptor.ROOT, Set.of(Permission.ANY_QUERY, Permission.LABEL_CLIENT));
        RecordedCall call = RecordedCall.read(name);
        clock.set(call.time());
        RawClient caller = new RawClient(velociraptor.apiConfig(call.user(), ApiCertificate.VALID));
        Answer answer = caller.query(call.args());
        assertThat(answer.messages())
                .extracting(VQLResponse::getLog, VQLResponse::getResponse)
                .isEqualTo(call.answer().messages().stream()
                        .map(message -> tuple(message.getLog(), message.getResponse()))
                        .toList());
        caller.close();
    }

    @Test
    void stopsWatchingForAClientThatHungUp() {
        watched("SELECT * FROM watch_monitoring(artifact=\"Server.Internal.Alerts\")", 2, () -> {});
        Until.isSo(() -> root.watchers("Server.Internal.Alerts") == 0);
    }

    /** What a client hears in so many seconds, in which something happens once it listens. */
    private Answer watched(String vql, int seconds, Runnable happens) {
        int before = velociraptor.calls().size();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                () -> client.query(RawClient.args(vql, Map.of()).setMaxRow(10).build(), Duration.ofSeconds(seconds)));
        Until.isSo(() -> velociraptor.calls().size() > before || answer.isDone());
        Until.isSo(() -> watchers() > 0 || answer.isDone() || vql.contains("combine"));
        happens.run();
        return answer.join();
    }

    private int watchers() {
        return Stream.of("Server.Internal.Alerts", "Server.Audit.Logs", "Custom.Events", "Custom.Events/Logons")
                .mapToInt(root::watchers)
                .sum();
    }

    private static Map<String, @Nullable Object> row(String name, Object value) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put(name, value);
        return row;
    }

    private static List<JsonArray> parts(Answer answer) {
        return answer.messages().stream()
                .map(VQLResponse::getResponse)
                .filter(response -> !response.isEmpty())
                .map(response -> JsonParser.parseString(response).getAsJsonArray())
                .toList();
    }

    private static List<String> rows(Answer answer) {
        List<String> rows = new ArrayList<>();
        for (JsonArray part : parts(answer)) {
            for (JsonElement row : part) {
                rows.add(((JsonObject) row).toString());
            }
        }
        return rows;
    }
}
