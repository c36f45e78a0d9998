package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.DeliveryRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SinkQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37Z");
    private static final Alert ALERT = new Alert(
            "k7f3-1",
            1,
            Status.FIRING,
            "0011",
            new Origin("rule", "dfir", "C.1"),
            new Content(Severity.INFO, "", "", Json.object(), List.of()),
            NOW);

    private final SinkQueue queue = new SinkQueue();

    /** The delivery of its own lane. */
    private static Job job(long id, Phase phase, @Nullable Instant nextAt) {
        return job(id, id, phase, nextAt);
    }

    private static Job job(long id, long lane, Phase phase, @Nullable Instant nextAt) {
        DeliveryState state = new DeliveryState(phase, 1, 0, nextAt, NOW, null, null, null);
        return new Job(new DeliveryRow(id, id, 1, lane, Need.REQUIRED, state), ALERT, null);
    }

    @Test
    void isEmptyAtFirstAndWantsNothing() {
        assertThat(queue.ready()).isZero();
        assertThat(queue.wantsMore()).isFalse();
        assertThat(queue.nextDue(NOW)).isNull();
        assertThat(queue.isIdle()).isTrue();
        assertThat(queue.hasRoomFor(1)).isTrue();
    }

    @Test
    void keepsNewOnesInOrderOneForEachLane() {
        queue.ready(job(2, Phase.PENDING, null));
        queue.ready(job(1, Phase.PENDING, null));
        assertThat(queue.hasRoomFor(1)).isFalse();
        assertThat(queue.hasRoomFor(3)).isTrue();
        assertThat(queue.nextDue(NOW)).isEqualTo(NOW);
        assertThat(queue.next()).extracting(Job::id).isEqualTo(2L);
        assertThat(queue.next()).extracting(Job::id).isEqualTo(1L);
    }

    @Test
    void oneOfALaneGoesWhenTheOneBeforeItIsOverAndBehindTheOtherLanes() {
        List.of(1L, 2L, 3L).forEach(id -> queue.ready(job(id, 7, Phase.PENDING, null)));
        List.of(8L, 9L).forEach(id -> queue.ready(job(id, Phase.PENDING, null)));
        assertThat(queue.ready()).isEqualTo(3);
        assertThat(queue.known()).containsExactlyInAnyOrder(1L, 2L, 3L, 8L, 9L);
        assertThat(queue.next()).extracting(Job::id).isEqualTo(1L);
        queue.moved(job(1, 7, Phase.SENDING, null));
        assertThat(queue.ready()).isEqualTo(2);
        queue.sent(1, 1);
        queue.moved(job(1, 7, Phase.PENDING, NOW.plusSeconds(1)));
        assertThat(queue.ready()).isEqualTo(2);
        queue.moved(job(1, 7, Phase.DEAD, null));
        assertThat(queue.hasRoomFor(7)).isFalse();
        List.of(8L, 9L, 2L)
                .forEach(id -> assertThat(queue.next()).extracting(Job::id).isEqualTo(id));
        queue.moved(job(2, 7, Phase.PARKED, null));
        assertThat(queue.next()).extracting(Job::id).isEqualTo(3L);
        queue.moved(job(3, 7, Phase.DELIVERED, null));
        assertThat(queue.hasRoomFor(7)).isTrue();
    }

    @Test
    void aLaneIsLeftInTheStoreWithThoseBehind() {
        queue.wake(NOW);
        List.of(1L, 2L).forEach(id -> queue.ready(job(id, 7, Phase.PENDING, null)));
        queue.next();
        queue.moved(job(1, 7, Phase.PENDING, NOW.plusSeconds(60)));
        queue.wake(NOW.minus(Duration.ofHours(6)));
        assertThat(queue.known()).isEmpty();
        assertThat(queue.lanes()).isEmpty();
        assertThat(queue.wantsMore()).isTrue();
    }

    @Test
    void takesNoMoreThanAThousandNewOnes() {
        for (long id = 0; id < 1_000; id++) {
            assertThat(queue.hasRoomFor(id)).isTrue();
            queue.ready(job(id, Phase.PENDING, null));
        }
        assertThat(queue.hasRoomFor(1_000)).isFalse();
    }

    @Test
    void asksTheStoreOnlyAfterTheCommitThatMadeItWorthWhile() {
        queue.leaveInStore();
        assertThat(queue.wantsMore()).isFalse();
        assertThat(queue.hasRoomFor(9)).isFalse();
        queue.committed();
        assertThat(queue.wantsMore()).isTrue();
        assertThat(queue.nextDue(NOW)).isEqualTo(NOW);
        queue.loadedAll(false, null);
        assertThat(queue.wantsMore()).isFalse();
        assertThat(queue.hasRoomFor(9)).isTrue();
        queue.committed();
        assertThat(queue.wantsMore()).isFalse();
    }

    @Test
    void goesOnAskingWhileTheStoreHasMoreThatIsDue() {
        queue.leaveInStore();
        queue.committed();
        queue.loadedSome();
        assertThat(queue.wantsMore()).isTrue();
    }

    @Test
    void whatIsLeftInTheStoreDuringTheAskingIsNotForgotten() {
        queue.leaveInStore();
        queue.committed();
        queue.leaveInStore();
        queue.loadedAll(false, null);
        assertThat(queue.wantsMore()).isFalse();
        queue.committed();
        assertThat(queue.wantsMore()).isTrue();
    }

    @Test
    void asksTheStoreAgainWhenALaneIsFreeOrATimeHasCome() {
        queue.leaveInStore();
        queue.committed();
        queue.loadedAll(true, NOW.plusSeconds(60));
        assertThat(queue.nextDue(NOW)).isEqualTo(NOW.plusSeconds(60));
        queue.wake(NOW.plusSeconds(59));
        assertThat(queue.wantsMore()).isFalse();
        queue.wake(NOW.plusSeconds(60));
        assertThat(queue.wantsMore()).isTrue();
        queue.loadedAll(true, null);
        queue.moved(job(7, Phase.DELIVERED, null));
        queue.committed();
        assertThat(queue.wantsMore()).isTrue();
    }

    @Test
    void knowsWhichAttemptIsOnTheWire() {
        queue.moved(job(7, Phase.SENDING, null));
        assertThat(queue.sending()).isEqualTo(1);
        assertThat(queue.isIdle()).isFalse();
        assertThat(queue.hasRoomFor(7)).isFalse();
        assertThat(queue.sent(7, 2)).isNull();
        assertThat(queue.sent(8, 1)).isNull();
        assertThat(queue.sent(7, 1)).extracting(Job::id).isEqualTo(7L);
        assertThat(queue.sent(7, 1)).isNull();
    }

    @Test
    void wakesThoseWhoWaitByTimeAndThenByNumber() {
        queue.moved(job(3, Phase.PENDING, NOW.plusSeconds(2)));
        queue.moved(job(2, Phase.IN_DOUBT, NOW.plusSeconds(2)));
        queue.moved(job(1, Phase.PENDING, NOW.plusSeconds(3)));
        assertThat(queue.nextDue(NOW)).isEqualTo(NOW.plusSeconds(2));
        queue.wake(NOW.plusSeconds(2));
        assertThat(queue.next()).extracting(Job::id).isEqualTo(2L);
        assertThat(queue.next()).extracting(Job::id).isEqualTo(3L);
        assertThat(queue.ready()).isZero();
        assertThat(queue.known()).containsExactly(1L);
    }

    @Test
    void leavesTheRestOfALongWaitingLineInTheStore() {
        for (long id = 0; id < 1_001; id++) {
            queue.moved(job(id, Phase.PENDING, NOW.plusSeconds(100 - id / 20)));
        }
        assertThat(queue.known()).hasSize(1_000);
        assertThat(queue.nextDue(NOW)).isEqualTo(NOW.plusSeconds(50));
        queue.committed();
        queue.loadedAll(true, NOW.plusSeconds(50));
        queue.wake(NOW.plusSeconds(50));
        assertThat(queue.wantsMore()).isTrue();
    }

    @Test
    void asksTheStoreWhoIsDueWhenTheClockWasPutBack() {
        queue.wake(NOW);
        queue.moved(job(1, Phase.PENDING, NOW.plusSeconds(60)));
        queue.moved(job(2, Phase.SENDING, null));
        queue.wake(NOW.minus(Duration.ofHours(6)));
        assertThat(queue.wantsMore()).isTrue();
        assertThat(queue.known()).containsExactly(2L);
        queue.loadedAll(true, null);
        queue.committed();
        assertThat(queue.wantsMore()).isTrue();
    }

    @Test
    void aParkedOneKeepsNobodyOut() {
        queue.moved(job(7, Phase.SENDING, null));
        queue.sent(7, 1);
        queue.moved(job(7, Phase.PARKED, null));
        assertThat(queue.hasRoomFor(7)).isTrue();
        assertThat(queue.known()).isEmpty();
    }
}
