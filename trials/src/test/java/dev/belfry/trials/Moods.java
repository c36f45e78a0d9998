package dev.belfry.trials;

import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.http.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Receivers as they are on a bad day, by a seed. */
final class Moods implements Faults {
    private static final int OF = 100;
    private static final int SLOWEST_MILLIS = 900;

    private final long seed;
    private final int slow;
    private final int failing;
    private final Fault silent;
    private final AtomicBoolean isOver = new AtomicBoolean();

    private Moods(long seed, int slow, int failing, Fault silent) {
        this.seed = seed;
        this.slow = slow;
        this.failing = failing;
        this.silent = silent;
    }

    /**
     * Mostly slow, so that kills find requests on their way. It never takes a message without saying so: only a kill
     * leaves a message in doubt that has arrived.
     */
    static Moods ofSlack(long seed) {
        return new Moods(seed, 60, 2, Fault.dropBeforeReading());
    }

    /** It knows what has come before, so it may also take a message and hang up. */
    static Moods ofWebhook(long seed) {
        return new Moods(seed, 12, 5, Fault.dropAfterReading());
    }

    void end() {
        isOver.set(true);
    }

    @Override
    public Fault at(int request) {
        Random random = new Random(seed * 31 + request);
        int mood = random.nextInt(OF);
        if (isOver.get()) {
            return Fault.none();
        } else if (mood < slow) {
            return Fault.slow(Duration.ofMillis(random.nextInt(SLOWEST_MILLIS)));
        }
        List<Fault> failures = List.of(
                FakeSlack.rateLimited(Duration.ofSeconds(1)),
                Fault.answer(500, Map.of("Content-Type", "text/plain"), "internal error"),
                Fault.dropBeforeReading(),
                silent);
        int which = (mood - slow) / failing;
        return which < failures.size() ? failures.get(which) : Fault.none();
    }
}
