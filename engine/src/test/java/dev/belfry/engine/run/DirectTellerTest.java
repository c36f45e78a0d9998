package dev.belfry.engine.run;

import dev.belfry.core.sink.DirectSink;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.http.SendFailure;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class DirectTellerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Inbox inbox = new Inbox();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final HandWatch watch = new HandWatch();

    @AfterEach
    void end() {
        thread.shutdownNow();
        watch.shutdownNow();
    }

    private DirectTeller teller(DirectSink sink) {
        return new DirectTeller(sink, inbox, thread, watch, MINUTE);
    }

    private static Input unheard(long delivery, SendFailure.Kind kind, String why) {
        return new Input.Unheard("slack", delivery, 1, new SendFailure(kind, why));
    }

    @Test
    void saysWhatCameOfIt() throws InterruptedException {
        teller((notification, attempt) -> Outcome.Delivered.WITHOUT_RECEIPT).tell(Tell.sending(7));
        assertThat(Tell.only(inbox)).isEqualTo(new Input.Heard("slack", 7, 1, Outcome.Delivered.WITHOUT_RECEIPT));
    }

    @Test
    void aSinkThatThrowsLosesThatMessageOnly() throws InterruptedException {
        DirectTeller teller = teller((notification, attempt) -> {
            throw new IllegalStateException("odd");
        });
        teller.tell(Tell.sending(7));
        String why = "the sink threw java.lang.IllegalStateException: odd";
        assertThat(Tell.only(inbox)).isEqualTo(unheard(7, SendFailure.Kind.UNSENDABLE, why));
        teller.tell(Tell.sending(8));
        assertThat(Tell.only(inbox)).isEqualTo(unheard(8, SendFailure.Kind.UNSENDABLE, why));
    }

    @Test
    void anAttemptThatHangsIsInterruptedAndInDoubtAndTheNextOneHearsNothingOfIt() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        DirectTeller hanging = teller((notification, attempt) -> {
            started.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return Outcome.Delivered.WITHOUT_RECEIPT;
        });
        hanging.tell(Tell.sending(7));
        started.await();
        watch.ring();
        assertThat(Tell.only(inbox)).isEqualTo(unheard(7, SendFailure.Kind.IN_DOUBT, "no answer in time"));
        interrupted.await();
        teller((notification, attempt) -> {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    return Outcome.Delivered.WITHOUT_RECEIPT;
                })
                .tell(Tell.sending(8));
        assertThat(Tell.only(inbox)).isEqualTo(new Input.Heard("slack", 8, 1, Outcome.Delivered.WITHOUT_RECEIPT));
    }

    @Test
    void anAttemptBehindOneThatHangsForGoodIsUnsent() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch let = new CountDownLatch(1);
        DirectTeller deaf = teller((notification, attempt) -> {
            started.countDown();
            while (let.getCount() > 0) {
                try {
                    let.await();
                } catch (InterruptedException ignored) {
                    // This is what the sink does wrong.
                }
            }
            return Outcome.Delivered.WITHOUT_RECEIPT;
        });
        deaf.tell(Tell.sending(7));
        started.await();
        watch.ring();
        assertThat(Tell.only(inbox)).isEqualTo(unheard(7, SendFailure.Kind.IN_DOUBT, "no answer in time"));
        deaf.tell(Tell.sending(8));
        watch.ring();
        assertThat(Tell.only(inbox)).isEqualTo(unheard(8, SendFailure.Kind.UNSENT, "every thread of the sink hangs"));
        let.countDown();
        teller((notification, attempt) -> Outcome.Delivered.WITHOUT_RECEIPT).tell(Tell.sending(9));
        assertThat(Tell.only(inbox)).isEqualTo(new Input.Heard("slack", 9, 1, Outcome.Delivered.WITHOUT_RECEIPT));
    }

    @Test
    void closingInterruptsAndLeavesItInDoubt() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        DirectTeller teller = teller((notification, attempt) -> {
            started.countDown();
            never.await();
            return Outcome.Delivered.WITHOUT_RECEIPT;
        });
        teller.tell(Tell.sending(7));
        started.await();
        teller.close();
        assertThat(Tell.only(inbox))
                .isEqualTo(unheard(7, SendFailure.Kind.IN_DOUBT, "interrupted while it was sending"));
    }

    /** A watch whose alarms the test rings. */
    private static final class HandWatch extends ScheduledThreadPoolExecutor {
        private final Queue<Runnable> alarms = new ConcurrentLinkedQueue<>();

        HandWatch() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable alarm, long delay, TimeUnit unit) {
            alarms.add(alarm);
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        /** The time of the oldest attempt that it watches is up. */
        void ring() {
            alarms.remove().run();
        }
    }
}
