package dev.belfry.velociraptor.clients;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.belfry.fakes.velociraptor.ApiCertificate;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.velociraptor.connect.ApiAccess;
import dev.belfry.velociraptor.query.Patience;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class SessionsTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(Instant.now().minus(Duration.ofHours(1)));
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Sessions.class);
    private Sessions sessions;

    @BeforeEach
    void open() throws Exception {
        log.start();
        logger.addAppender(log);
        write("bot");
        sessions = new Sessions(new TestContext(clock), ApiAccess.of(config()), Patience.USUAL);
    }

    @AfterEach
    void close() {
        sessions.close();
        velociraptor.close();
        logger.detachAppender(log);
    }

    @Test
    void keepsOneConnection() throws Exception {
        sessions.parties();
        write("other");
        sessions.run("root", Queries.version(), row -> {});
        clock.advance(Duration.ofDays(300));
        sessions.run("root", Queries.version(), row -> {});
        assertThat(velociraptor.calls()).extracting(call -> call.user()).containsExactly("bot", "bot");
        assertThat(said()).isEmpty();
    }

    @Test
    void saysDailyThatTheCertificateEndsSoon() throws Exception {
        clock.advance(Duration.ofDays(336));
        for (int hour = 0; hour < 48; hour++) {
            sessions.parties();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(said()).hasSize(2);
        assertThat(said().get(0))
                .startsWith("dfir: the certificate of bot ends in 29 d (")
                .contains("config api_client");
        assertThat(said().get(1)).startsWith("dfir: the certificate of bot ends in 28 d (");
    }

    @Test
    void takesARenewedFileBeforeTheOldCertificateEnds() throws Exception {
        clock.advance(Duration.ofDays(336));
        assertThat(sessions.parties().user()).isEqualTo("bot");
        write("other");
        clock.advance(Duration.ofDays(1));
        assertThat(sessions.parties().user()).isEqualTo("other");
    }

    /** The examination says it, before the first poll. */
    @Test
    void leavesItToTheExaminationToSayThatOthersMayReadTheFile() throws Exception {
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(sessions.parties().fileIsOpen()).isTrue();
        assertThat(said()).isEmpty();
    }

    @Test
    void connectsAgainAfterItWasClosed() throws Exception {
        sessions.run("root", Queries.version(), row -> {});
        sessions.close();
        sessions.close();
        sessions.run("root", Queries.version(), row -> {});
        assertThat(velociraptor.calls()).hasSize(2);
    }

    private List<String> said() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void write(String user) throws Exception {
        Files.writeString(config(), velociraptor.apiConfig(user, ApiCertificate.VALID));
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("rw-------"));
    }

    private Path config() {
        return folder.resolve("api.config.yaml");
    }
}
