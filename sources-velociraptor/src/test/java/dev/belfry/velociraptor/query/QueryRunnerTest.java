package dev.belfry.velociraptor.query;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.source.SourceException.Kind;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.Misbehaviour;
import dev.belfry.velociraptor.connect.Connection;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QueryRunnerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final Query NUMBERS =
            new Query("numbers", "SELECT _value FROM range(start=0, end=250, step=1)", Map.of());

    private static FakeVelociraptor velociraptor;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(Instant.now());
    private final List<JsonObject> rows = new ArrayList<>();

    @BeforeAll
    static void start() {
        velociraptor = FakeVelociraptor.start(() -> NOW);
    }

    @AfterAll
    static void stop() {
        velociraptor.close();
    }

    @Test
    void gathersRowsOfAllParts() throws Exception {
        Instant began = run(NUMBERS);
        assertThat(rows).hasSize(250);
        assertThat(rows.get(249).number("_value")).hasValue(249);
        assertThat(began).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "03-poll-portable-query, 5, 2026-11-24T03:41:11.507267Z",
        "03-poll-empty, 0, 2026-11-24T03:41:11.517250Z",
        "04-check-batch, 5, 2026-11-24T03:27:48.084262Z",
        "06-maxrow-0-25rows, 25, 2026-11-24T03:30:12.997797Z",
        "06-maxrow-10-25rows, 25, 2026-11-24T03:30:13.016578Z",
        "09-audit-set-remove, 6, 2026-11-24T03:32:55.330159Z",
    })
    void readsRecordedAnswers(String recording, int count, Instant began) throws Exception {
        replay(recording);
        assertThat(run(NUMBERS)).isEqualTo(began);
        assertThat(rows).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            02-env-missing               | RETRY   | Symbol Label not found
            02-search-bad-operator       | RETRY   | Invalid search operator bogus
            03-allowlist-orgs-missing    | BLOCKED | the server's configuration blocks orgs()
            03-poll-minus-without-spaces-is-syntax-error | BLOCKED | VQL Error: 0 * (now()
            05-comment-only              | BLOCKED | VQL Error
            05-empty-vql                 | BLOCKED | VQL Error
            05-syntax                    | BLOCKED | VQL Error
            05-syntax-second-statement   | BLOCKED | VQL Error
            05-only-let                  | RETRY   | has no result
            05-no-query                  | RETRY   | Query should be specified.
            05-perm-anyquery-reader      | BLOCKED | user bot may not run queries in org root
            05-perm-label-api-role       | BLOCKED | user bot may not change labels in org root: clients that are told would be told again
            05-perm-readresults          | BLOCKED | user bot may not read results in org root
            05-runtime-log-levels        | RETRY   | ERROR:boom
            05-timeout                   | RETRY   | took the server too long
            05-timeout-no-rows           | RETRY   | took the server too long
            05-unknown-arg               | RETRY   | Unexpected arg foo
            05-unknown-column            | RETRY   | Symbol nosuch not found
            05-unknown-function          | RETRY   | Symbol nosuchfunc not found
            05-unknown-plugin            | RETRY   | Plugin nosuchplugin not found
            05-unknown-org-production    | BLOCKED | no org root
            05-unknown-org-verbose       | BLOCKED | no org root
            05-user-deleted              | BLOCKED | knows no user bot
            05-user-without-record       | BLOCKED | knows no user bot
            05-watch-unknown-artifact2   | RETRY   | Artifact No.Such not known
            11-org-exists-no-rights      | BLOCKED | user bot may not run queries in org root
            """)
    void hearsRecordedFailures(String recording, Kind kind, String words) throws Exception {
        replay(recording);
        VelociraptorException failed = failure(NUMBERS);
        assertThat(failed.kind()).isEqualTo(kind);
        assertThat(failed.what()).startsWith(velociraptor.address()).contains(words);
    }

    /** Another organisation of the same server may be well; a user that is gone is gone everywhere. */
    @ParameterizedTest
    @CsvSource({
        "05-perm-readresults, true",
        "05-perm-anyquery-reader, true",
        "05-unknown-org-production, true",
        "11-org-exists-no-rights, true",
        "03-allowlist-orgs-missing, true",
        "05-timeout, true",
        "05-user-deleted, false",
        "05-user-without-record, false",
    })
    void tellsWhatIsWrongInOneOrganisationFromWhatIsWrongInAll(String recording, boolean inOrg) throws Exception {
        replay(recording);
        assertThat(failure(NUMBERS).isInOrg()).isEqualTo(inOrg);
    }

    @Test
    void countsARowThatIsNoObjectAsOneWithoutColumns() throws Exception {
        velociraptor.nextCall(Misbehaviour.response("[{\"a\":1}, 7, null, [], \"x\"]"));
        run(NUMBERS);
        assertThat(rows).filteredOn(row -> row.members().isEmpty()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "nonsense", "[{]", "null"})
    void refusesWhatIsNoListOfRows(String response) throws Exception {
        velociraptor.nextCall(Misbehaviour.response(response));
        assertThat(failure(NUMBERS).what()).contains("the answer to the query for numbers is no ");
    }

    @Test
    void refusesHalfAnAnswer() throws Exception {
        velociraptor.nextCall(Misbehaviour.halfJson());
        assertThat(failure(NUMBERS).what()).contains("is no JSON");
    }

    @Test
    void refusesAPartThatIsTooLarge() throws Exception {
        velociraptor.nextCall(Misbehaviour.hugePart(17 << 20));
        assertThat(failure(NUMBERS).what()).contains("larger than Belfry accepts");
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws Exception {
        velociraptor.nextCall(Misbehaviour.hang());
        VelociraptorException failed = failure(NUMBERS, new Patience(Duration.ofMillis(300), Duration.ofMinutes(1)));
        assertThat(failed.what()).contains("says nothing");
        assertThat(failed.kind()).isEqualTo(Kind.RETRY);
    }

    @Test
    void givesUpOnAServerThatGoesOnForEver() throws Exception {
        velociraptor.nextCall(Misbehaviour.slow(Duration.ofMillis(250)));
        assertThat(failure(NUMBERS, new Patience(Duration.ofMinutes(1), Duration.ofSeconds(1)))
                        .what())
                .contains("no answer within 1 s");
    }

    @Test
    void saysThatTheServerWentAwayInTheMiddle() throws Exception {
        velociraptor.nextCall(Misbehaviour.resetAfter(2));
        assertThat(failure(NUMBERS).what()).contains("the server closed the connection");
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws Exception {
        try (Connection connection = open(velociraptor.apiConfig())) {
            QueryRunner runner = runner(connection, Patience.USUAL);
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> runner.run(NUMBERS, rows::add));
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(failure(configFor("127.0.0.1:" + port)).what())
                .isEqualTo("127.0.0.1:" + port + ": refuses the connection");
    }

    @Test
    void saysThatTheHostIsUnknown() throws Exception {
        assertThat(failure(configFor("nosuchhost.invalid:8001")).what()).endsWith("its host name is unknown");
    }

    @Test
    void saysThatTheOtherSideSpeaksNoTls() throws Exception {
        try (ServerSocket metrics = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerInPlainText(metrics));
            server.start();
            assertThat(failure(configFor("127.0.0.1:" + metrics.getLocalPort())).what())
                    .contains("does not speak TLS");
            server.join();
        }
    }

    @Test
    void saysThatItIsAnotherServer() throws Exception {
        try (FakeVelociraptor other = FakeVelociraptor.start(() -> NOW)) {
            assertThat(failure(configFor(other.address())).what())
                    .contains("the server's certificate is not from the ca_certificate");
        }
    }

    @Test
    void saysThatTheServerHasAnotherName() throws Exception {
        assertThat(failure(velociraptor.apiConfig() + "pinned_server_name: Somebody\n")
                        .what())
                .endsWith("the server's certificate is not for Somebody");
    }

    private static void answerInPlainText(ServerSocket metrics) {
        try (var client = metrics.accept()) {
            client.getInputStream().read(new byte[100]);
            client.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private static String configFor(String address) {
        return velociraptor.apiConfig().replace(velociraptor.address(), address);
    }

    private static void replay(String recording) throws IOException {
        try (InputStream in = QueryRunnerTest.class.getResourceAsStream("/recordings/" + recording + ".jsonl")) {
            velociraptor.nextCall(Misbehaviour.replay(Objects.requireNonNull(in, recording)));
        }
    }

    private Instant run(Query query) throws Exception {
        try (Connection connection = open(velociraptor.apiConfig())) {
            return runner(connection, Patience.USUAL).run(query, rows::add);
        }
    }

    private VelociraptorException failure(Query query) throws Exception {
        return failure(query, Patience.USUAL);
    }

    private VelociraptorException failure(Query query, Patience patience) throws Exception {
        try (Connection connection = open(velociraptor.apiConfig())) {
            return catchThrowableOfType(
                    VelociraptorException.class,
                    () -> runner(connection, patience).run(query, rows::add));
        }
    }

    private VelociraptorException failure(String config) throws Exception {
        try (Connection connection = open(config)) {
            return catchThrowableOfType(
                    VelociraptorException.class,
                    () -> runner(connection, Patience.USUAL).run(NUMBERS, rows::add));
        }
    }

    private QueryRunner runner(Connection connection, Patience patience) {
        return QueryRunner.on(connection, "root", new TestContext(clock), patience);
    }

    private Connection open(String config) throws IOException, VelociraptorException {
        Path file = Files.writeString(folder.resolve("api.config.yaml"), config);
        return Connection.open(new TestContext(clock), file);
    }
}
