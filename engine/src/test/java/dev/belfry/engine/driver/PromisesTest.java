package dev.belfry.engine.driver;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing lost, nothing twice without a doubt, one lane in order and one in flight, settled last: over a thousand random
 * lives of an engine whose store, receivers, source, clock and process fail as they like, and whose people
 * replay, drop and waive what is dead or parked.
 */
// A thousand lives, which ask nothing of a JDK that other tests do not.
@Tag("slow")
class PromisesTest {
    private static final int SEEDS = 1_000;
    private static final int STEPS = 120;

    @Test
    void holdInAThousandRandomLives() {
        long first = new Random().nextInt(Integer.MAX_VALUE);
        long grouped = 0;
        for (long seed = first; seed < first + SEEDS; seed++) {
            Random disk = new Random(~seed);
            grouped += live(seed, disk, 0.05);
        }
        assertThat(grouped).as("told by digests").isGreaterThan(SEEDS);
    }

    /** Returns how many deliveries were told by digests. */
    private static long live(long seed, Random disk, double fails) {
        try {
            Walk walk = new Walk(seed, () -> disk.nextDouble() < fails);
            for (int step = 0; step < STEPS; step++) {
                walk.step();
            }
            walk.calm();
            walk.check();
            return walk.grouped();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    @Test
    void holdWhicheverCommitFails() {
        int commits = Integer.MAX_VALUE;
        for (int failing = 0; failing < commits; failing++) {
            int[] asked = {0};
            int fails = failing;
            Walk walk = new Walk(7, () -> asked[0]++ == fails);
            for (int step = 0; step < STEPS; step++) {
                walk.step();
            }
            walk.calm();
            walk.check();
            commits = walk.store().commits;
        }
    }
}
