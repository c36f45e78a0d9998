package dev.belfry.engine.run;

import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.engine.driver.Asking;
import dev.belfry.engine.store.StateAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class SourceDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SourceDesk desk = new SourceDesk(NOW);

    private static InstantSource at(Instant time) {
        return InstantSource.fixed(time);
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            desk.ask(new Asking("rule", new StateAddress(1, "C." + i), new Handle("dfir", Json.object())));
        }
    }

    private SourceDesk.Work next(Instant time) throws InterruptedException {
        return desk.next(at(time));
    }

    private boolean pollsAt(Instant time) throws InterruptedException {
        ask(1);
        return desk.next(at(time)) instanceof SourceDesk.Poll;
    }

    @Test
    void pollsFirstAndThenSettlesAThousandAtATime() throws InterruptedException {
        ask(1_500);
        assertThat(next(NOW)).isInstanceOf(SourceDesk.Poll.class);
        desk.polled(NOW.plus(MINUTE), NOW);
        assertThat(((SourceDesk.Settle) next(NOW)).askings()).hasSize(1_000);
        assertThat(((SourceDesk.Settle) next(NOW)).askings()).hasSize(500);
    }

    @Test
    void doesNotPollAgainBeforeTheBatchIsOnDisk() throws InterruptedException {
        desk.polled(NOW, NOW);
        assertThat(pollsAt(NOW.plus(MINUTE))).isFalse();
        desk.committed();
        assertThat(next(NOW.plus(MINUTE))).isInstanceOf(SourceDesk.Poll.class);
    }

    @Test
    void pollsWhenTheSourceWantsAndNotBefore() throws InterruptedException {
        desk.polled(NOW.plus(MINUTE), NOW);
        desk.committed();
        assertThat(pollsAt(NOW.plus(MINUTE).minusNanos(1))).isFalse();
        assertThat(next(NOW.plus(MINUTE))).isInstanceOf(SourceDesk.Poll.class);
    }

    @Test
    void aClockThatIsPutBackDelaysAPollByOnePauseAtMost() throws InterruptedException {
        desk.polled(NOW.plus(MINUTE), NOW);
        desk.committed();
        Instant back = NOW.minus(Duration.ofHours(6));
        assertThat(pollsAt(back)).isFalse();
        assertThat(pollsAt(back.plus(MINUTE).minusNanos(1))).isFalse();
        assertThat(next(back.plus(MINUTE))).isInstanceOf(SourceDesk.Poll.class);
    }

    @Test
    void aFailureIsLeftAloneForItsTimeButNotForLongerThanTheSourceAskedFor() throws InterruptedException {
        desk.failed(Duration.ofSeconds(8), NOW);
        assertThat(pollsAt(NOW.plusSeconds(7))).isFalse();
        assertThat(next(NOW.plusSeconds(8))).isInstanceOf(SourceDesk.Poll.class);
        desk.polled(NOW.plus(MINUTE), NOW);
        desk.committed();
        desk.failed(Duration.ofSeconds(8), NOW);
        assertThat(pollsAt(NOW.plusSeconds(59))).isFalse();
        assertThat(next(NOW.plus(MINUTE))).isInstanceOf(SourceDesk.Poll.class);
    }

    @Test
    void takesNoTimeForTooFarAndNoneForTooLongAgo() throws InterruptedException {
        desk.polled(Instant.MAX, NOW);
        desk.committed();
        assertThat(next(NOW.plus(Duration.ofDays(7)))).isInstanceOf(SourceDesk.Poll.class);
        desk.polled(Instant.MIN, NOW);
        desk.committed();
        assertThat(next(NOW)).isInstanceOf(SourceDesk.Poll.class);
        assertThat(next(NOW.minus(Duration.ofDays(900)))).isInstanceOf(SourceDesk.Poll.class);
    }

    @Test
    void keepsNoMoreThanItCanSettleSoon() throws InterruptedException {
        desk.polled(NOW.plus(MINUTE), NOW);
        ask(50_000);
        int settled = 0;
        for (int i = 0; i < 20; i++) {
            settled += ((SourceDesk.Settle) next(NOW)).askings().size();
        }
        assertThat(settled).isEqualTo(20_000);
        desk.stop();
        assertThat(next(NOW)).isInstanceOf(SourceDesk.Stop.class);
    }

    @Test
    void settlesWhatIsAskedForWhenItsPollsHaveEnded() throws InterruptedException {
        ask(3);
        desk.endPolls();
        assertThat(((SourceDesk.Settle) next(NOW)).askings()).hasSize(3);
        assertThat(desk.isSettled()).isFalse();
        desk.settled(2);
        assertThat(desk.isSettled()).isFalse();
        desk.settled(1);
        assertThat(desk.isSettled()).isTrue();
        ask(1);
        assertThat(desk.isSettled()).isFalse();
        assertThat(((SourceDesk.Settle) next(NOW.plus(MINUTE))).askings()).hasSize(1);
    }

    @Test
    void stopsBeforeAnythingElse() throws InterruptedException {
        ask(3);
        desk.stop();
        assertThat(next(NOW)).isInstanceOf(SourceDesk.Stop.class);
        assertThat(desk.isStopped()).isTrue();
    }

    @Test
    void isWokenByWhateverComes() throws Exception {
        desk.polled(NOW.plus(MINUTE), NOW);
        Deque<Runnable> comes = new ArrayDeque<>();
        comes.add(() -> ask(1));
        comes.add(desk::stop);
        for (Class<?> work : new Class<?>[] {SourceDesk.Settle.class, SourceDesk.Stop.class}) {
            CompletableFuture<SourceDesk.Work> waiting = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    waiting.complete(next(NOW));
                } catch (InterruptedException e) {
                    waiting.completeExceptionally(e);
                }
            });
            thread.start();
            comes.remove().run();
            assertThat(waiting.get()).isInstanceOf(work);
        }
    }
}
