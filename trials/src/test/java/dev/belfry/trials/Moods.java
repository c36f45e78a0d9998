package dev.belfry.trials;

import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.http.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Receivers as they are on a bad day, by a seed. */
final class Moods implements Faults {
    private static final int OF = 100;
    private static final int SLOWEST_MILLIS = 900;
    private static final int FAILING = 3;
    /** Out of so many requests in a row one or none begins a spell in which all fail alike. */
    private static final int BETWEEN_SPELLS = 60;

    private static final int LONGEST_SPELL = 8;
    private static final Map<String, String> TEXT = Map.of("Content-Type", "text/plain");
    private static final Map<String, String> PAGE = Map.of("Content-Type", "text/html");

    /** What a message may meet that has not arrived by that. */
    private static final List<Fault> NOT_ARRIVED = List.of(
            FakeSlack.rateLimited(Duration.ofSeconds(1)),
            Fault.answer(500, TEXT, "internal error"),
            Fault.answer(502, PAGE, "<html>" + "bad gateway ".repeat(20_000)),
            Fault.answer(408, TEXT, ""),
            Fault.dropBeforeReading(),
            Fault.answer(400, TEXT, "invalid_payload"));

    /** And what it may meet that has. */
    private static final List<Fault> ARRIVED = List.of(
            Fault.dropAfterReading(),
            Fault.truncated(),
            Fault.trickle(Duration.ofMillis(20)),
            Fault.hugeBody(3 << 20),
            Fault.contentType("image/png"));

    private static final List<Fault> SPELLS = List.of(
            Fault.answer(503, PAGE, "<h1>maintenance</h1>"), Fault.dropBeforeReading(), Fault.answer(500, TEXT, ""));

    private final long seed;
    private final int slow;
    private final List<Fault> failures;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicInteger failed = new AtomicInteger();

    private Moods(long seed, int slow, List<Fault> failures) {
        this.seed = seed;
        this.slow = slow;
        this.failures = List.copyOf(failures);
    }

    /**
     * Mostly slow, so that kills find requests on their way. It never takes a message without saying so: only a kill
     * leaves a message in doubt that has arrived.
     */
    static Moods ofSlack(long seed) {
        return new Moods(seed, 50, NOT_ARRIVED);
    }

    /** It knows what has come before, so it may also take a message and hang up. */
    static Moods ofWebhook(long seed) {
        List<Fault> all = new ArrayList<>(NOT_ARRIVED);
        all.addAll(ARRIVED);
        return new Moods(seed, 12, all);
    }

    void end() {
        isOver.set(true);
    }

    @Override
    public Fault at(int request) {
        if (isOver.get()) {
            return Fault.none();
        }
        Fault spell = spell(request);
        return spell == null ? own(new Random(seed * 31 + request)) : failed(spell);
    }

    /** How many requests failed, or were answered in an odd way; slowness alone does not count. */
    int failed() {
        return failed.get();
    }

    private Fault failed(Fault fault) {
        failed.incrementAndGet();
        return fault;
    }

    private @Nullable Fault spell(int request) {
        Random random = new Random(seed * 31 - request / BETWEEN_SPELLS);
        int from = random.nextInt(2 * BETWEEN_SPELLS);
        int at = request % BETWEEN_SPELLS;
        boolean isOn = at >= from && at < from + 1 + random.nextInt(LONGEST_SPELL);
        return isOn ? SPELLS.get(random.nextInt(SPELLS.size())) : null;
    }

    private Fault own(Random random) {
        int mood = random.nextInt(OF);
        if (mood < slow) {
            return Fault.slow(Duration.ofMillis(random.nextInt(SLOWEST_MILLIS)));
        }
        int which = (mood - slow) / FAILING;
        return which < failures.size() ? failed(failures.get(which)) : Fault.none();
    }
}
