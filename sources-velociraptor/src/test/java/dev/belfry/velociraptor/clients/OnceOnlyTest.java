package dev.belfry.velociraptor.clients;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeOrg;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.Misbehaviour;
import dev.belfry.fakes.velociraptor.Permission;
import dev.belfry.velociraptor.testing.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Told once, and only once, whatever the server and the people around it do. Each test is named after its trap. */
// Days of polls of a real server, which ask nothing of a JDK that LiveServerTest does not.
@Tag("slow")
class OnceOnlyTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final String CLIENT = "C.1a2b3c4d5e6f7081";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START);
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final FakeOrg root = velociraptor.root();
    private Job job;

    @BeforeEach
    void begin() throws Exception {
        Path config = Files.writeString(folder.resolve("api.config.yaml"), velociraptor.apiConfig());
        job = new Job(TestSettings.of(config, "Slack").adding("Slack told"), clock);
        root.enrol(FakeClient.of(CLIENT, "LT-4711", START.minus(Duration.ofDays(3))));
        root.snapshotNow();
        job.minutes(1);
    }

    @AfterEach
    void close() {
        job.close();
        velociraptor.close();
    }

    private void set() {
        root.setLabel(CLIENT, "Slack", "alice");
    }

    private void isTold(int times) {
        assertThat(job.told).hasSize(times).allMatch(CLIENT::equals);
    }

    private void toldOnce() throws Exception {
        set();
        job.minutes(2);
        root.seen(CLIENT);
        job.minutes(2);
        isTold(1);
        assertThat(root.labels(CLIENT)).containsExactly("Slack told");
    }

    @Test
    void isToldOnceHowLongItWasAwayAndWhoWatches() throws Exception {
        toldOnce();
        assertThat(job.texts.get(0)).startsWith("Seen 1 min ago, after 3 d away; watched by alice since Tue 10:01 UTC");
        job.times(5, Duration.ofMinutes(5));
        isTold(1);
    }

    @Test
    void prefixLabel() throws Exception {
        root.setLabel(CLIENT, "SlackOps", "alice");
        root.seen(CLIENT);
        job.minutes(4);
        isTold(0);
        assertThat(root.labels(CLIENT)).containsExactly("SlackOps");
    }

    @Test
    void labelBackAfterTheServersCrash() throws Exception {
        set();
        root.snapshotNow();
        root.seen(CLIENT);
        job.minutes(2);
        velociraptor.crash();
        root.connect(CLIENT);
        assertThat(root.labels(CLIENT)).containsExactly("Slack");
        job.times(5, Duration.ofMinutes(5));
        isTold(1);
        assertThat(root.labels(CLIENT)).containsExactly("Slack told");
    }

    @Test
    void clientThatVanishedWithTheCrash() throws Exception {
        String young = "C.00000000000000a2";
        root.enrol(FakeClient.of(young, "LT-0815", clock.instant()));
        root.setLabel(young, "Slack", "alice");
        job.sinkIsDown(true);
        job.minutes(2);
        velociraptor.crash();
        job.sinkIsDown(false);
        job.minutes(4);
        assertThat(job.told).containsExactly(young);
        assertThat(root.isEnrolled(young)).isFalse();
    }

    @Test
    void bakedInLabel() throws Exception {
        root.bakeLabel(CLIENT, "Slack");
        for (int day = 0; day < 6; day++) {
            root.connect(CLIENT);
            job.minutes(3);
            root.disconnect(CLIENT);
            clock.advance(Duration.ofDays(1));
        }
        isTold(1);
        assertThat(job.warnings)
                .singleElement()
                .asString()
                .contains("set by nobody")
                .contains("Client.labels");
    }

    @Test
    void labelSetAgainBeforeOurRemoval() throws Exception {
        job.sinkIsDown(true);
        set();
        root.seen(CLIENT);
        job.minutes(2);
        set();
        job.sinkIsDown(false);
        job.minutes(4);
        isTold(1);
        assertThat(root.labels(CLIENT)).as("still waited for").containsExactly("Slack");
        root.seen(CLIENT);
        job.minutes(2);
        isTold(2);
    }

    @Test
    void labelSetAgainDuringOurRemoval() throws Exception {
        set();
        root.seen(CLIENT);
        velociraptor.nextCall("\"remove\"", Misbehaviour.meanwhile(this::set));
        job.minutes(4);
        isTold(1);
        assertThat(root.labels(CLIENT)).containsExactly("Slack");
        root.seen(CLIENT);
        job.minutes(2);
        isTold(2);
    }

    @Test
    void labelSetAgainAfterOurRemoval() throws Exception {
        toldOnce();
        set();
        job.minutes(5);
        isTold(1);
        root.seen(CLIENT);
        job.minutes(2);
        isTold(2);
        assertThat(root.labels(CLIENT)).containsExactly("Slack told");
    }

    /** Its row is of the second, and the very millisecond, of the removal. */
    @Test
    void labelSetAgainWithinTheSameSecond() throws Exception {
        set();
        job.minutes(2);
        root.seen(CLIENT);
        clock.advance(Duration.ofMinutes(1));
        velociraptor.nextCall("\"remove\"", Misbehaviour.meanwhile(this::set));
        job.goOn();
        set();
        root.removeLabel(CLIENT, "Slack", "alice");
        set();
        job.minutes(5);
        isTold(1);
        assertThat(root.labels(CLIENT)).contains("Slack");
        root.seen(CLIENT);
        job.minutes(2);
        isTold(2);
    }

    @Test
    void labelSetJustBeforeTheCrashAndLostWithIt() throws Exception {
        root.snapshotNow();
        set();
        clock.advance(Duration.ofSeconds(20));
        velociraptor.crash();
        job.minutes(2);
        assertThat(root.labels(CLIENT)).containsExactly("Slack");
        root.seen(CLIENT);
        job.minutes(2);
        isTold(1);
    }

    /** The label was put back under Belfry's name; the next crash takes that with it, too. */
    @Test
    void labelLostTwice() throws Exception {
        root.snapshotNow();
        set();
        clock.advance(Duration.ofSeconds(20));
        velociraptor.crash();
        job.minutes(2);
        velociraptor.crash();
        job.minutes(2);
        root.seen(CLIENT);
        job.minutes(2);
        isTold(1);
        assertThat(root.labels(CLIENT)).containsExactly("Slack told");
    }

    @Test
    void clientDeletedAndEnrolledAgain() throws Exception {
        toldOnce();
        root.delete(CLIENT);
        job.minutes(3);
        root.enrol(FakeClient.of(CLIENT, "LT-4711", clock.instant()));
        job.minutes(3);
        isTold(1);
        set();
        root.seen(CLIENT);
        job.minutes(3);
        isTold(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {-7, 7})
    void serverClockAheadOfOursOrBehindByHours(long hours) throws Exception {
        job.setOwnClock(Duration.ofHours(hours));
        toldOnce();
        job.minutes(4);
        isTold(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-6, 6})
    void ourOwnClockJumpsBySixHours(long hours) throws Exception {
        set();
        job.minutes(2);
        root.seen(CLIENT);
        job.sinkIsDown(true);
        job.minutes(2);
        job.setOwnClock(Duration.ofHours(hours));
        job.sinkIsDown(false);
        job.minutes(4);
        isTold(1);
        assertThat(root.labels(CLIENT)).containsExactly("Slack told");
    }

    @Test
    void removalFailsForHoursThenWorks() throws Exception {
        set();
        velociraptor.grant(FakeVelociraptor.BOT, "root", Set.of(Permission.ANY_QUERY, Permission.READ_RESULTS));
        root.seen(CLIENT);
        job.times(12, Duration.ofMinutes(20));
        isTold(1);
        assertThat(root.labels(CLIENT)).containsExactly("Slack");
        assertThat(job.warnings).anySatisfy(text -> assertThat(text).contains("may not change labels"));
        velociraptor.grant(FakeVelociraptor.BOT, "root", Permission.all());
        job.times(4, Duration.ofMinutes(20));
        isTold(1);
        assertThat(root.labels(CLIENT)).containsExactly("Slack told");
    }

    @Test
    void clientGoesOfflineBeforeTheSinkRecovers() throws Exception {
        set();
        job.sinkIsDown(true);
        root.connect(CLIENT);
        job.minutes(2);
        root.disconnect(CLIENT);
        job.times(6, Duration.ofMinutes(20));
        job.sinkIsDown(false);
        job.minutes(2);
        isTold(1);
        assertThat(root.labels(CLIENT)).containsExactly("Slack told");
    }

    @Test
    void clientThatCameAndWentWhileBelfryWasDown() throws Exception {
        set();
        job.minutes(2);
        clock.advance(Duration.ofHours(3));
        root.seen(CLIENT);
        clock.advance(Duration.ofHours(3));
        job.restart();
        job.minutes(2);
        isTold(1);
        assertThat(job.texts.get(0)).startsWith("It was there at ").contains("may be gone again");
    }

    @Test
    void clientThatCameAndWentWhileTheServerCouldNotBeReached() throws Exception {
        set();
        job.minutes(2);
        velociraptor.stop();
        job.times(3, Duration.ofMinutes(10));
        root.seen(CLIENT);
        job.times(3, Duration.ofMinutes(10));
        velociraptor.startAgain();
        job.minutes(2);
        isTold(1);
    }

    /** A connected client is last seen when it is asked for, which is after the read began. */
    @Test
    void negativeAge() throws Exception {
        set();
        job.minutes(2);
        root.connect(CLIENT);
        job.goOn();
        isTold(1);
        assertThat(job.texts.get(0)).startsWith("Seen 0 s ago");
    }

    @Test
    void removalInOurNameThatWeNeverOrdered() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(OwnRemovals.class);
        log.start();
        logger.addAppender(log);
        toldOnce();
        assertThat(log.list).as("what it ordered itself").isEmpty();
        for (int i = 0; i < 3; i++) {
            String client = "C.00000000000000b" + i;
            root.enrol(FakeClient.of(client, "other", START));
            root.setLabel(client, "Slack", "alice");
            root.removeLabel(client, "Slack", FakeVelociraptor.BOT);
            job.minutes(1);
        }
        logger.detachAppender(log);
        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .contains("label Slack of C.00000000000000b0")
                        .contains("Does another instance use"));
        isTold(1);
    }
}
