package dev.belfry.velociraptor.query;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.belfry.core.plugin.Gauge;
import dev.belfry.fakes.velociraptor.ApiCertificate;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.Permission;
import dev.belfry.velociraptor.connect.ApiAccess;
import dev.belfry.velociraptor.connect.Sessions;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(Instant.now().minus(Duration.ofHours(1)));
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Sessions.class);
    private final TestContext context = new TestContext(clock);
    private Server server;

    @BeforeEach
    void open() throws Exception {
        log.start();
        logger.addAppender(log);
        write("bot");
        server = new Server(context, new Sessions(context, ApiAccess.of(config())), Patience.USUAL);
    }

    @AfterEach
    void close() {
        server.close();
        velociraptor.close();
        logger.detachAppender(log);
    }

    @Test
    void keepsOneConnection() throws Exception {
        server.parties();
        write("other");
        server.version("root");
        clock.advance(Duration.ofDays(300));
        server.version("root");
        assertThat(velociraptor.calls()).extracting(call -> call.user()).containsExactly("bot", "bot");
        assertThat(said()).isEmpty();
    }

    @Test
    void showsWhoeverMonitorsItWhenTheCertificateEnds() throws Exception {
        assertThat(context.offered()).singleElement().satisfies(gauge -> {
            assertThat(gauge.name()).isEqualTo("certificate_expiry_timestamp_seconds");
            assertThat(gauge.value()).isNaN();
        });
        double end = (double) server.parties().end().getEpochSecond();
        assertThat(context.offered().get(0).value()).isEqualTo(end);
    }

    @Test
    void showsWhenACertificateEndedThatWasTooOldWhenItStarted() throws Exception {
        Instant end = server.parties().end();
        clock.advance(Duration.between(clock.instant(), end));
        TestContext started = new TestContext(clock);
        try (Sessions late = new Sessions(started, ApiAccess.of(config()))) {
            assertThatThrownBy(late::parties).hasMessageContaining("ended on " + end);
        }
        assertThat(started.offered()).extracting(Gauge::value).containsExactly((double) end.getEpochSecond());
    }

    @Test
    void saysDailyThatTheCertificateEndsSoon() throws Exception {
        clock.advance(Duration.ofDays(336));
        for (int hour = 0; hour < 48; hour++) {
            server.parties();
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
        assertThat(server.parties().user()).isEqualTo("bot");
        write("other");
        clock.advance(Duration.ofDays(1));
        assertThat(server.parties().user()).isEqualTo("other");
    }

    /** Else it would be a failure first, and every stream of the source would begin anew. */
    @Test
    void letsWhatIsUnderWayGoOnWhenItTakesARenewedFile() throws Exception {
        clock.advance(Duration.ofDays(336));
        Query endless = new Query("hours", "SELECT now() AS Now FROM clock(period=1)", Map.of());
        try (QueryStream stream = server.open("root", endless, Duration.ZERO, 1)) {
            velociraptor.grant("other", FakeVelociraptor.ROOT, Set.of(Permission.ANY_QUERY));
            write("other");
            clock.advance(Duration.ofDays(1));
            server.version("root");
            assertThat(stream.next(Duration.ofSeconds(20))).isNotNull();
            assertThat(velociraptor.calls()).extracting(call -> call.user()).containsExactly("bot", "other");
        }
    }

    /** The examination says it, before the first poll. */
    @Test
    void leavesItToTheExaminationToSayThatOthersMayReadTheFile() throws Exception {
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(server.parties().fileIsOpen()).isTrue();
        assertThat(said()).isEmpty();
    }

    @Test
    void connectsAgainAfterItWasClosed() throws Exception {
        server.version("root");
        server.close();
        server.close();
        server.version("root");
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
