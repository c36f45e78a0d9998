package dev.belfry.velociraptor.connect;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.source.SourceException.Kind;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import dev.belfry.velociraptor.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The forms that {@code config api_client} gives a user's certificate and key, besides the usual one. */
class ClientFileFormsTest {
    private static final String ADDRESS = "api_connection_string: velo.example:8001\nname: bot\n";

    @TempDir
    Path folder;

    private final TestContext context = new TestContext(new ManualClock(Instant.parse("2030-01-01T00:00:00Z")));

    @ParameterizedTest
    @CsvSource({"rsa-pkcs1,", "rsa-aes256, zwölf tröten", "rsa-des3, zwölf tröten", "rsa-pbes2, hunter22"})
    void opensTheKeyWithItsPassphrase(String key, @Nullable String passphrase) throws Exception {
        try (Connection connection = Connection.open(context, access(withKey(key), null, passphrase))) {
            assertThat(connection.config().identity().user()).isEqualTo("bot");
        }
    }

    @Test
    void saysThatAPassphraseIsNeeded() throws Exception {
        VelociraptorException failed = failure(access(withKey("rsa-aes256"), null, null));
        assertThat(failed.what()).endsWith("api.config.yaml: client_private_key is encrypted");
        assertThat(failed.remedy()).contains("passphrase: ${env:");
        assertThat(failed.kind()).isEqualTo(Kind.BLOCKED);
    }

    @Test
    void saysThatThePassphraseIsWrongAndNotWhichItIs() throws Exception {
        VelociraptorException failed = failure(access(withKey("rsa-aes256"), null, "hunter23"));
        assertThat(failed.what()).endsWith("cannot be opened: the passphrase is wrong, or it is broken");
        assertThat(failed).hasNoCause();
        assertThat(failed.toString()).doesNotContain("hunter23");
    }

    @ParameterizedTest
    @CsvSource({"bot.p12, hunter22", "bot-empty.p12,"})
    void takesCertificateKeyAndAuthorityFromAPkcs12File(String file, @Nullable String passphrase) throws Exception {
        try (Connection connection = Connection.open(context, access(ADDRESS, file, passphrase))) {
            assertThat(connection.config().identity().user()).isEqualTo("bot");
            assertThat(connection.config().identity().isIssuedByAuthority()).isTrue();
            assertThat(connection.config().identity().serverFingerprint())
                    .as("the same server, whatever the form")
                    .isEqualTo(fingerprint());
        }
    }

    private String fingerprint() throws Exception {
        try (Connection connection = Connection.open(context, access(withKey("rsa-pkcs1"), null, null))) {
            return connection.config().identity().serverFingerprint();
        }
    }

    @Test
    void refusesAPkcs12FileWithAnotherPassphrase() throws Exception {
        assertThat(failure(access(ADDRESS, "bot.p12", "hunter23")).what())
                .endsWith("bot.p12 cannot be opened: the passphrase is wrong, or it is broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "rsa-pkcs1.pem"})
    void refusesWhatIsNoPkcs12File(String file) throws Exception {
        assertThat(failure(access(ADDRESS, file, "hunter22")).what()).contains(file + " cannot be opened");
    }

    @Test
    void saysThatThePkcs12FileIsMissing() throws Exception {
        Files.writeString(folder.resolve("api.config.yaml"), ADDRESS);
        ApiAccess access =
                new ApiAccess(folder.resolve("api.config.yaml"), folder.resolve("nowhere.p12"), new Secret("hunter22"));
        assertThat(failure(access).what()).endsWith("nowhere.p12: does not exist");
    }

    @ParameterizedTest
    @CsvSource({"0, 16", "5, 16", "33554432, 32", "999999999999, 256"})
    void acceptsLargerMessagesWhereTheFileSaysSo(long bytes, int mebibytes) throws Exception {
        String file = withKey("rsa-pkcs1") + "max_grpc_recv_size: " + bytes + "\n";
        try (Connection connection = Connection.open(context, access(file, null, null))) {
            assertThat(connection.config().largestMessage()).isEqualTo(mebibytes << 20);
        }
    }

    @Test
    void takesAUnixSocket() throws Exception {
        String file = withKey("rsa-pkcs1").replace("velo.example:8001", "unix:///var/run/velociraptor.sock");
        try (Connection connection = Connection.open(context, access(file, null, null))) {
            assertThat(connection.config().address()).isEqualTo("unix:///var/run/velociraptor.sock");
        }
    }

    private static String withKey(String key) throws IOException {
        return block("ca_certificate", "ca.pem")
                + block("client_cert", "bot.pem")
                + block("client_private_key", key + ".pem")
                + ADDRESS;
    }

    private static String block(String name, String file) throws IOException {
        return name + ": |\n" + TestKeys.text(file).indent(2);
    }

    private ApiAccess access(String config, @Nullable String pkcs12, @Nullable String passphrase) throws IOException {
        Path file = Files.writeString(folder.resolve("api.config.yaml"), config);
        return new ApiAccess(
                file,
                pkcs12 == null ? null : TestKeys.copy(pkcs12, folder),
                passphrase == null ? null : new Secret(passphrase));
    }

    private VelociraptorException failure(ApiAccess access) {
        return catchThrowableOfType(VelociraptorException.class, () -> Connection.open(context, access));
    }
}
