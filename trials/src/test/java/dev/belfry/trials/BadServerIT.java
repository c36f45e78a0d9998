package dev.belfry.trials;

import dev.belfry.fakes.velociraptor.ApiCertificate;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.Permission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A Velociraptor that is not there, not it, or does not let Belfry in: the doctor says which, once, and what to do. */
class BadServerIT {
    private static final String SINK = "{type: slack, url: \"http://127.0.0.1:9/services/x\"}";
    private static final int UNAVAILABLE = 69;

    private static FakeVelociraptor velociraptor;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        velociraptor = FakeVelociraptor.start(InstantSource.system());
        velociraptor.grant("nobody", "root", EnumSet.noneOf(Permission.class));
        velociraptor.grant("blind", "root", EnumSet.of(Permission.ANY_QUERY, Permission.LABEL_CLIENT));
        velociraptor.grant("reader", "root", EnumSet.of(Permission.ANY_QUERY, Permission.READ_RESULTS));
    }

    @AfterAll
    static void stop() {
        velociraptor.close();
    }

    static Stream<Arguments> users() {
        return Stream.of(
                Arguments.of("stranger", "knows no user stranger", "config api_client --name stranger"),
                Arguments.of("nobody", "may not run queries in org root", "acl grant nobody"),
                Arguments.of("blind", "may not read results in org root", "acl grant blind"),
                Arguments.of("reader", "may not change labels in org root", "acl grant reader"));
    }

    @ParameterizedTest
    @MethodSource("users")
    void doesNotLetTheUserIn(String user, String what, String remedy) throws Exception {
        assertDoctor(velociraptor.apiConfig(user, ApiCertificate.VALID), what, remedy);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VALID")
    void wantsAnotherCertificate(ApiCertificate kind) throws Exception {
        String what = switch (kind) {
            case EXPIRED -> "The certificate of bot in " + folder.resolve("api.config.yaml") + " ended on ";
            case NOT_YET_VALID -> " is not valid before ";
            default -> "client_cert was not issued by ca_certificate";
        };
        String remedy = kind == ApiCertificate.NOT_YET_VALID ? "Correct the clock" : "config api_client --name b";
        assertDoctor(velociraptor.apiConfig(FakeVelociraptor.BOT, kind), what, remedy);
    }

    @Test
    void isAnotherServer() throws Exception {
        try (FakeVelociraptor other = FakeVelociraptor.start(InstantSource.system())) {
            String config = velociraptor.apiConfig().replace(velociraptor.address(), other.address());
            assertDoctor(config, other.address() + ": ", "certificate");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"307 Temporary Redirect\r\nLocation: /app/index.html", "404 Not Found"})
    void isAnotherPort(String answer) throws Exception {
        try (PlainHttp web = PlainHttp.answering(answer)) {
            String config = velociraptor.apiConfig().replace(velociraptor.address(), web.address());
            assertDoctor(config, web.address() + ": ", "API.bind_port");
        }
    }

    @Test
    void isDown() throws Exception {
        String config = velociraptor.apiConfig().replace(velociraptor.address(), "127.0.0.1:1");
        assertDoctor(config, "127.0.0.1:1: refuses the connection", "Is Velociraptor running");
    }

    @Test
    void hasNoSuchHost() throws Exception {
        String config = velociraptor.apiConfig().replace(velociraptor.address(), "no-such-host.invalid:8001");
        assertDoctor(config, "no-such-host.invalid:8001: its host name is unknown", "api_connection_string");
    }

    @Test
    void hasNoSuchOrganisation() throws Exception {
        Setting setting = new Setting(folder).apiConfig(velociraptor.apiConfig());
        Ended ended = setting.configuration(Setting.yaml(SINK).replace("every: 1s", "org: O999"))
                .run("doctor");
        Plain.assertThat(ended).endedWith(UNAVAILABLE).saysOnce("no org O999").saysOnce("Correct the setting org");
    }

    @Test
    void wroteAFileThatIsEmpty() throws Exception {
        assertDoctor("", "api.config.yaml: is empty", "config api_client");
    }

    @Test
    void wroteAFileThatIsGone() throws Exception {
        Ended ended = new Setting(folder).configuration(Setting.yaml(SINK)).run("preview");
        Plain.assertThat(ended)
                .endedWith(UNAVAILABLE)
                .saysOneLine()
                .saysOnce("api.config.yaml: does not exist. Make a new file");
    }

    @Test
    void wroteAFileThatTheGroupMayRead() throws Exception {
        Setting setting =
                new Setting(folder).apiConfig(velociraptor.apiConfig()).configuration(Setting.yaml(SINK));
        Files.setPosixFilePermissions(folder.resolve("api.config.yaml"), PosixFilePermissions.fromString("rw-r-----"));
        Ended ended = setting.run("doctor");
        Plain.assertThat(ended)
                .saysOnce("warn  others on this machine may read " + folder.resolve("api.config.yaml"))
                .saysOnce("chmod 600");
    }

    private void assertDoctor(String apiConfig, String what, String remedy) throws Exception {
        Ended ended = new Setting(folder)
                .apiConfig(apiConfig)
                .configuration(Setting.yaml(SINK))
                .run("doctor");
        Plain.assertThat(ended).endedWith(UNAVAILABLE).saysOnce(what);
        assertThat(ended.said()).contains(remedy);
        assertThat(ended.said().lines().filter(line -> line.startsWith("  FAIL")))
                .as("failures of the server; it said %s", ended.said())
                .hasSize(2); // and the sink's
    }
}
