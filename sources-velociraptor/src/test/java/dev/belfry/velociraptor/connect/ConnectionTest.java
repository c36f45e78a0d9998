package dev.belfry.velociraptor.connect;

import dev.belfry.core.source.SourceException.Kind;
import dev.belfry.fakes.velociraptor.ApiCertificate;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ConnectionTest {
    private static FakeVelociraptor velociraptor;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(Instant.now());

    @BeforeAll
    static void start() {
        velociraptor = FakeVelociraptor.start(InstantSource.system());
    }

    @AfterAll
    static void stop() {
        velociraptor.close();
    }

    @Test
    void readsTheFileThatVelociraptorWrites() throws Exception {
        try (Connection connection =
                open(velociraptor.apiConfig() + "max_grpc_recv_size: 5\nsomething_new: {a: 1}\n")) {
            ApiConfig config = connection.config();
            assertThat(config.address()).isEqualTo(velociraptor.address());
            assertThat(config.serverName()).isEqualTo("VelociraptorServer");
            assertThat(config.identity().user()).isEqualTo("bot");
        }
    }

    @Test
    void knowsAServerByItsAuthority() throws Exception {
        try (Connection connection = open(velociraptor.apiConfig())) {
            assertThat(connection.config().identity().serverFingerprint()).isEqualTo(fingerprint());
        }
    }

    private static String fingerprint() throws GeneralSecurityException {
        byte[] der = velociraptor.caCertificate().getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    }

    @Test
    void expectsAnotherNameWhereTheFileSaysSo() throws Exception {
        try (Connection connection = open(velociraptor.apiConfig() + "pinned_server_name: Other\n")) {
            assertThat(connection.config().serverName()).isEqualTo("Other");
        }
    }

    @Test
    void goesByTheCertificatesNameNotTheFiles() throws Exception {
        try (Connection connection = open(velociraptor.apiConfig().replace("name: bot", "name: other"))) {
            assertThat(connection.config().identity().user()).isEqualTo("bot");
        }
    }

    @Test
    void saysOfAllMissingKeysWhichAndWhere() throws IOException {
        VelociraptorException failed = failure("name: bot\napi_connection_string: velo.example:8001\n");
        assertThat(failed.what())
                .isEqualTo(
                        folder.resolve("api.config.yaml") + ": lacks ca_certificate, client_cert, client_private_key");
        assertThat(failed.remedy()).contains("config api_client");
        assertThat(failed.kind()).isEqualTo(Kind.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "just text", "42"})
    void refusesWhatIsNoApiClientFile(String text) throws IOException {
        assertThat(failure(text).what()).endsWith("api.config.yaml: is no API client file");
    }

    @Test
    void saysWhereTheYamlIsBroken() throws IOException {
        assertThat(failure("name: bot\n\tx: 1\n").what()).contains("api.config.yaml: line 2: ");
    }

    @Test
    void saysThatTheFileIsMissing() {
        VelociraptorException failed = catchThrowableOfType(
                VelociraptorException.class, () -> Connection.open(context(), folder.resolve("nowhere.yaml")));
        assertThat(failed.what()).endsWith("nowhere.yaml: does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, 'The certificate of bot in ', ' ended on '",
        "NOT_YET_VALID, 'The certificate of bot in ', ' is not valid before '",
        "FOREIGN, '', 'client_cert was not issued by ca_certificate'",
        "WRONG_CA, '', 'client_cert was not issued by ca_certificate'",
    })
    void looksAtTheCertificateBeforeTheServerDoes(ApiCertificate kind, String start, String words) throws IOException {
        VelociraptorException failed = failure(velociraptor.apiConfig("bot", kind));
        assertThat(failed.what()).startsWith(start).contains(words);
        assertThat(failed.kind()).isEqualTo(Kind.BLOCKED);
    }

    @Test
    void noticesThatTheCertificateEndsWhileItRuns() throws Exception {
        try (Connection connection = open(velociraptor.apiConfig())) {
            connection.check(clock.instant());
            assertThat(connection.parties().endsSoon(clock.instant())).isFalse();
            clock.advance(Duration.ofDays(336));
            assertThat(connection.parties().endsSoon(clock.instant())).isTrue();
            Instant end = clock.advance(Duration.ofDays(30));
            assertThat(catchThrowableOfType(VelociraptorException.class, () -> connection.check(end)))
                    .hasMessageContaining("ended on");
        }
    }

    @Test
    void refusesAKeyThatIsNotTheCertificates() throws IOException {
        String other =
                new okhttp3.tls.HeldCertificate.Builder().rsa2048().build().privateKeyPkcs1Pem();
        assertThat(failure(withKey(other)).what()).endsWith("client_private_key does not belong to client_cert");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -----BEGIN EC PRIVATE KEY-----/AQI=/-----END EC PRIVATE KEY-----               | is no PKCS#1, SEC 1 or PKCS#8 key
            -----BEGIN RSA PRIVATE KEY-----/AQI=/-----END RSA PRIVATE KEY-----             | is no PKCS#1, SEC 1 or PKCS#8 key
            -----BEGIN RSA PRIVATE KEY-----/A/-----END RSA PRIVATE KEY-----                | is no PKCS#1, SEC 1 or PKCS#8 key
            -----BEGIN ENCRYPTED PRIVATE KEY-----/AQI=/-----END ENCRYPTED PRIVATE KEY----- | is encrypted
            hunter2hunter2                                                                 | holds no PEM key
            """)
    void saysOfABrokenKeyThatItIsBrokenAndNoMore(String key, String words) throws IOException {
        VelociraptorException failed = failure(withKey(key.replace('/', '\n')));
        assertThat(failed.what()).contains("client_private_key " + words);
        assertThat(failed.toString()).doesNotContain("AQI=").doesNotContain("hunter2");
        assertThat(failed).hasNoCause();
    }

    @Test
    void neverShowsTheKey() throws Exception {
        try (Connection connection = open(velociraptor.apiConfig())) {
            assertThat(connection.config().toString())
                    .contains("Identity of bot")
                    .doesNotContain("exponent");
        }
    }

    @ParameterizedTest
    @CsvSource({"rw-------, false", "rw-r-----, true", "rw----r--, true", "rwx-wx-wx, false"})
    void tellsWhetherOthersMayReadTheFile(String rights, boolean others) throws Exception {
        Path file = write(velociraptor.apiConfig());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        assertThat(FileRights.othersMayRead(file)).isEqualTo(others);
    }

    private String withKey(String pem) {
        String config = velociraptor.apiConfig();
        int from = config.indexOf("client_private_key:");
        int to = config.indexOf("api_connection_string:");
        return config.substring(0, from) + "client_private_key: |\n"
                + pem.strip().indent(2) + config.substring(to);
    }

    private VelociraptorException failure(String text) throws IOException {
        Path file = write(text);
        return catchThrowableOfType(VelociraptorException.class, () -> Connection.open(context(), file));
    }

    private Connection open(String text) throws IOException, VelociraptorException {
        return Connection.open(context(), write(text));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("api.config.yaml"), text);
    }

    private TestContext context() {
        return new TestContext(clock);
    }
}
