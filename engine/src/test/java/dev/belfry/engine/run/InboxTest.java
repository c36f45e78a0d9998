package dev.belfry.engine.run;

import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.driver.Input;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class InboxTest {
    private static final Duration LONG = Duration.ofDays(1);

    private final Inbox inbox = new Inbox();

    private static Input input(long delivery) {
        return new Input.Heard("slack", delivery, 1, Outcome.Delivered.WITHOUT_RECEIPT);
    }

    @Test
    void givesWhatIsThereInOrderAndNoMoreThanIsWanted() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            inbox.put(input(i));
        }
        assertThat(inbox.take(LONG, 3)).containsExactly(input(0), input(1), input(2));
        assertThat(inbox.take(LONG, 3)).containsExactly(input(3), input(4));
        assertThat(inbox.take(Duration.ZERO, 3)).isEmpty();
        assertThat(inbox.take(Duration.ofSeconds(-1), 3)).isEmpty();
    }

    @Test
    void losesNothingThatManyPutAtOnce() throws InterruptedException {
        int threads = 8;
        int each = 500;
        CountDownLatch go = new CountDownLatch(1);
        for (int t = 0; t < threads; t++) {
            long from = (long) t * each;
            new Thread(() -> {
                        try {
                            go.await();
                        } catch (InterruptedException e) {
                            return;
                        }
                        for (long i = from; i < from + each; i++) {
                            inbox.put(input(i));
                        }
                    })
                    .start();
        }
        go.countDown();
        List<Input> taken = new ArrayList<>();
        while (taken.size() < threads * each) {
            taken.addAll(inbox.take(LONG, 100));
        }
        assertThat(taken).doesNotHaveDuplicates().hasSize(threads * each);
    }
}
