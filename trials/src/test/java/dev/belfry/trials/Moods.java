package dev.belfry.trials;

import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.http.Faults;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Receivers as they are on a bad day: one request in three goes wrong, by a seed. */
final class Moods implements Faults {
    private static final int OF = 100;
    private static final int SLOWEST_MILLIS = 900;

    private final long seed;
    private final boolean mayTakeAndSayNothing;
    private final AtomicBoolean isOver = new AtomicBoolean();

    private Moods(long seed, boolean mayTakeAndSayNothing) {
        this.seed = seed;
        this.mayTakeAndSayNothing = mayTakeAndSayNothing;
    }

    /** It never takes a message without saying so, so that only a kill can leave a delivery in doubt that has arrived. */
    static Moods ofSlack(long seed) {
        return new Moods(seed, false);
    }

    /** It knows what has come before, so it may also take a message and hang up. */
    static Moods ofWebhook(long seed) {
        return new Moods(seed, true);
    }

    void end() {
        isOver.set(true);
    }

    @Override
    public Fault at(int request) {
        if (isOver.get()) {
            return Fault.none();
        }
        Random random = new Random(seed * 31 + request);
        int mood = random.nextInt(OF);
        if (mood < 12) {
            return Fault.slow(Duration.ofMillis(random.nextInt(SLOWEST_MILLIS)));
        } else if (mood < 17) {
            return FakeSlack.rateLimited(Duration.ofSeconds(1));
        } else if (mood < 23) {
            return Fault.answer(500, Map.of("Content-Type", "text/plain"), "internal error");
        } else if (mood < 28) {
            return Fault.dropBeforeReading();
        } else if (mood < 33 && mayTakeAndSayNothing) {
            return Fault.dropAfterReading();
        }
        return Fault.none();
    }
}
