package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Event;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.core.source.SourceException;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeOrg;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.velociraptor.testing.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.belfry.velociraptor.clients.LiveSource.clients;
import static dev.belfry.velociraptor.clients.LiveSource.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a crash of the server takes, and what may have happened while nobody looked. */
// Hours of polls of a real server, which ask nothing of a JDK that PollingTest does not.
@Tag("slow")
class CrashTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final String CLIENT = "C.1a2b3c4d5e6f7081";
    private static final String OTHER = "C.00000000000000a2";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START);
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final FakeOrg root = velociraptor.root();
    private LiveSource source;

    @BeforeEach
    void watch() throws Exception {
        Path config = Files.writeString(folder.resolve("api.config.yaml"), velociraptor.apiConfig());
        source = new LiveSource(TestSettings.of(config, "Slack"), clock);
        root.enrol(FakeClient.of(CLIENT, "LT-4711", START.minus(Duration.ofDays(3))));
        root.snapshotNow();
        source.poll();
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        source.close();
        velociraptor.close();
    }

    @Test
    void aLabelLostWithTheSnapshotIsPutBack() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        source.pollLater();
        crash();
        source.pollLater();
        assertThat(root.labels(CLIENT)).as("one poll only looks").isEmpty();
        source.pollLater();
        assertThat(root.labels(CLIENT)).containsExactly("Slack");
    }

    /** The poll that saw it was committed, and so the time before it is past. */
    @Test
    void aLabelIsPutBackThoughBelfryDiesBetweenSeeingThatItIsLostAndPuttingItOn() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        source.pollLater();
        crash();
        clock.advance(Duration.ofHours(2));
        source.poll();
        source.restart();
        source.pollLater();
        source.pollLater();
        assertThat(root.labels(CLIENT)).containsExactly("Slack");
    }

    /** Neither a failed call nor a poll was in between: the connection alone is another one. */
    @Test
    void aCrashBetweenTwoPollsThatNoCallNoticesIsNoticedByTheConnection() throws Exception {
        source.pollLater();
        root.setLabel(CLIENT, "Slack", "alice");
        clock.advance(Duration.ofSeconds(1));
        velociraptor.crash();
        clock.advance(Duration.ofSeconds(10));
        source.poll();
        source.pollLater();
        assertThat(root.labels(CLIENT)).containsExactly("Slack");
    }

    @Test
    void aVisitWhileTheLabelWasLostIsSeen() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        source.pollLater();
        crash();
        root.seen(CLIENT);
        Instant visit = clock.instant();
        clock.advance(Duration.ofMinutes(10));
        List<Event> events = new ArrayList<>(source.poll());
        events.addAll(source.pollLater());
        events.addAll(source.pollLater());
        assertThat(seen(events))
                .singleElement()
                .satisfies(event -> assertThat(event.time()).isEqualTo(visit));
    }

    @Test
    void aLabelIsPutBackEvenWhenBelfryWasAwayAsWell() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        clock.advance(Duration.ofMinutes(2));
        velociraptor.crash();
        clock.advance(Duration.ofHours(7));
        source.restart();
        source.poll();
        source.pollLater();
        assertThat(root.labels(CLIENT)).containsExactly("Slack");
    }

    @Test
    void whatAPersonRemovedIsNotPutBack() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        clock.advance(Duration.ofSeconds(20));
        root.removeLabel(CLIENT, "Slack", "alice");
        crash();
        source.pollLater();
        source.pollLater();
        assertThat(root.labels(CLIENT)).isEmpty();
    }

    /** Its row is found a moment later than the label is missed. */
    @Test
    void whatAPersonRemovesWhileBelfryLooksIsNotPutBack() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        clock.advance(Duration.ofSeconds(20));
        source.restart();
        root.delayAudit(Duration.ofMillis(1_500));
        root.removeLabel(CLIENT, "Slack", "alice");
        source.poll();
        source.pollLater();
        assertThat(root.labels(CLIENT)).isEmpty();
    }

    @Test
    void whatBelfryTookOffIsNotPutBack() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        root.seen(CLIENT);
        Event event = seen(source.pollLater()).get(0);
        assertThat(source.settle(event)).isInstanceOf(Done.class);
        source.restart();
        source.pollLater();
        assertThat(root.labels(CLIENT)).isEmpty();
    }

    @Test
    void aLabelThatCameBackWithACrashIsSeenAgainWithItsOwnRemovalBeforeIt() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        root.snapshotNow();
        root.seen(CLIENT);
        Event event = seen(source.pollLater()).get(0);
        assertThat(source.settle(event)).isInstanceOf(Done.class);
        crash();
        assertThat(root.labels(CLIENT)).containsExactly("Slack");
        List<Event> events = source.pollLater();
        assertThat(events.get(0).attributes().text("change")).contains("removed");
        assertThat(events.get(0).attributes().get("own").write()).isEqualTo("true");
    }

    @Test
    void aClientThatVanishedWithTheCrashIsNotMadeAgain() throws Exception {
        root.enrol(FakeClient.of(OTHER, "LT-0815", clock.instant()));
        root.setLabel(OTHER, "Slack", "alice");
        Event event = seen(source.pollLater()).get(0);
        crash();
        source.pollLater();
        assertThat(velociraptor.root().labels(OTHER)).isEmpty();
        assertThat(source.settle(event)).isInstanceOf(Done.class);
        source.pollLater();
        assertThat(clientIds()).doesNotContain(OTHER);
    }

    @Test
    void aDeletedClientIsSettledAndNotMadeAgain() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        root.seen(CLIENT);
        Event event = seen(source.pollLater()).get(0);
        root.setLabel(CLIENT, "Slack", "bob");
        root.delete(CLIENT);
        clock.advance(Duration.ofSeconds(3));
        assertThat(source.settle(event)).isInstanceOf(Done.class);
        assertThat(clientIds()).isEmpty();
    }

    @Test
    void aClientThatWasDeletedAndEnrolledAgainIsWatchedOnceItIsLabelled() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        source.pollLater();
        root.delete(CLIENT);
        assertThat(seen(source.pollLater())).isEmpty();
        root.enrol(FakeClient.of(CLIENT, "LT-4711", clock.instant()));
        assertThat(seen(source.pollLater())).as("without a label").isEmpty();
        root.setLabel(CLIENT, "Slack", "alice");
        clock.advance(Duration.ofSeconds(1));
        assertThat(clients(seen(source.pollLater()))).containsExactly(CLIENT);
    }

    @Test
    void whoCameAndWentWhileBelfryWasDownIsSeen() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        source.pollLater();
        clock.advance(Duration.ofHours(5));
        root.seen(CLIENT);
        Instant visit = clock.instant();
        clock.advance(Duration.ofHours(5));
        source.restart();
        assertThat(seen(source.poll()))
                .singleElement()
                .satisfies(event -> assertThat(event.time()).isEqualTo(visit));
    }

    @Test
    void whoCameAndWentWhileTheServerCouldNotBeReachedIsSeen() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        source.pollLater();
        velociraptor.stop();
        assertThatExceptionOfType(SourceException.class).isThrownBy(() -> source.pollLater());
        root.seen(CLIENT);
        clock.advance(Duration.ofHours(5));
        velociraptor.startAgain();
        assertThat(clients(seen(source.poll()))).containsExactly(CLIENT);
    }

    @Test
    void whoseLabelWasSetWhileOfflineIsReadOnceToKnowWhenItWasThere() throws Exception {
        root.setLabel(CLIENT, "Slack", "alice");
        assertThat(seen(source.poll())).isEmpty();
        assertThat(seen(source.pollLater()))
                .singleElement()
                .satisfies(event -> assertThat(event.time()).isEqualTo(START.minus(Duration.ofDays(3))));
        assertThat(seen(source.pollLater())).isEmpty();
    }

    private void crash() {
        clock.advance(Duration.ofSeconds(30));
        velociraptor.crash();
        clock.advance(Duration.ofSeconds(30));
    }

    private List<String> clientIds() {
        return Stream.of(CLIENT, OTHER).filter(root::isEnrolled).toList();
    }
}
