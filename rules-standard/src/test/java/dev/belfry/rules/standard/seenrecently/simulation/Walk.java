package dev.belfry.rules.standard.seenrecently.simulation;

import dev.belfry.core.rule.Rule;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One random walk. Everything in it follows from its seed. It ends by letting everything come to rest, and looks whether
 * anything was lost; then it lets every client come online, and looks whether everything is over.
 */
public final class Walk<S> {
    private static final long START = Micros.of(Instant.parse("2026-11-24T14:00:00Z"));
    private static final long[] WITHIN = {Micros.MINUTE, 5 * Micros.MINUTE, Micros.HOUR};
    private static final int ROUNDS_TO_REST = 60;

    private final SplittableRandom random;
    private final World world;
    private final Terms terms;
    private final Driver<S> driver;
    private final Life life;
    private Source source;
    /**
     * Whether events of a later poll may overtake what a source found. Such walks have no two rows of one client in one
     * millisecond: then nobody could say whether the source knew the second of them.
     */
    private final boolean overtaking;

    private @Nullable Polled uncommitted;
    private boolean quiet;

    private Walk(long seed, LongFunction<Rule<S>> rules, Set<Flaw> flaws, Story story) {
        random = new SplittableRandom(seed);
        long within = WITHIN[random.nextInt(WITHIN.length)];
        terms = new Terms(within, random.nextLong(6) * Micros.SECOND, flaws);
        overtaking = random.nextBoolean();
        world = new World(random, START, terms, overtaking ? Micros.MILLISECOND : 0, story);
        world.populate(1 + random.nextInt(3));
        life = new Life(world, terms);
        long clockAhead = random.nextLong(-12 * Micros.HOUR, 12 * Micros.HOUR);
        driver = new Driver<>(rules.apply(within), world, clockAhead, new Checkpoint(-1, START - Micros.HOUR, -1));
        source = newSource();
        // What was lost before Belfry first looked, it cannot know of.
        quiet = true;
        poll();
        quiet = false;
    }

    /**
     * Makes one walk.
     *
     * @param rules makes the rule, given its {@code within} in microseconds
     * @return how many alerts were raised
     * @throws AssertionError when something was lost, told twice, told unwanted, or a label is not as it should be
     */
    public static <S> int go(long seed, int steps, LongFunction<Rule<S>> rules, Set<Flaw> flaws, Story story) {
        Walk<S> walk = new Walk<>(seed, rules, flaws, story);
        for (int i = 0; i < steps; i++) {
            walk.step();
        }
        walk.comeToRest();
        walk.world.ledger.checkNothingLost();
        walk.life.everyoneComesOnline();
        walk.comeToRest();
        walk.world.ledger.checkAllOver();
        return walk.world.ledger.alerts();
    }

    private void step() {
        int chance = random.nextInt(100);
        if (chance < 30) {
            poll();
        } else if (chance < 42) {
            driver.tell();
        } else if (chance < 57) {
            driver.settle(source);
            hear();
        } else if (chance < 67) {
            driver.wake();
        } else if (chance < 69) {
            hear();
        } else if (chance < 70) {
            restart();
        } else if (chance < 73) {
            life.comesAndGoesUnseen();
        } else if (chance < 85) {
            world.elapse(pause());
        } else {
            life.goOn();
        }
    }

    private void hear() {
        int chance = random.nextInt(20);
        if (chance == 0) {
            restart();
        } else if (chance < 15 || !overtaking) {
            driver.hear();
        }
    }

    /** Commits what the last poll brought, if that is still to be done, or polls. */
    private void poll() {
        try {
            Polled polled = uncommitted == null ? source.poll(driver.checkpoint()) : uncommitted;
            uncommitted = polled;
            if (quiet || !overtaking || random.nextInt(3) > 0) {
                commit(polled);
            }
        } catch (Unavailable down) {
            world.story.add(world.now(), "poll failed");
            world.elapse(random.nextLong(Micros.MINUTE));
        }
    }

    private void commit(Polled polled) {
        if (!quiet && random.nextInt(30) == 0) {
            restart();
            return;
        }
        world.story.add(world.now(), "poll of", Micros.instant(polled.readAt()));
        driver.commit(polled);
        uncommitted = null;
    }

    private void restart() {
        uncommitted = null;
        world.story.add(world.now(), "Belfry restarts");
        driver.crash();
        source = newSource();
    }

    private Source newSource() {
        return new Source(world, terms, this::meanwhile);
    }

    private long pause() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> random.nextLong(2 * Micros.SECOND);
            case 3, 4, 5 -> random.nextLong(2 * Micros.MINUTE);
            case 6 -> random.nextLong(3 * terms.within());
            default -> random.nextLong(random.nextInt(10) == 0 ? 50 * Micros.HOUR : 2 * Micros.HOUR);
        };
    }

    /** Between any two calls of the source. */
    private void meanwhile() {
        if (!quiet && random.nextInt(8) == 0) {
            life.goOn();
        }
    }

    /** Sinks and server are well, nobody does anything, and Belfry polls. */
    private void comeToRest() {
        world.story.add(world.now(), "comes to rest:", driver);
        quiet = true;
        world.awaitUp();
        for (int round = 0; round < ROUNDS_TO_REST; round++) {
            poll();
            driver.wake();
            while (!driver.isIdle()) {
                driver.tell();
                driver.settle(source);
                driver.hear();
            }
            Long next = driver.untilNextWake();
            boolean soon = next != null && next < 25 * Micros.HOUR;
            world.elapse(soon && next != null ? Math.max(next, Micros.MINUTE) : Micros.MINUTE);
        }
        quiet = false;
    }
}
