package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random walks of this source and the rule behind it, over a server in memory: somebody sets and removes the label, before
 * any question if need be; the client comes and goes; the server crashes back to its snapshot; rows are written late;
 * questions fail; the sink is down; polls are missed; Belfry dies. Then all comes to rest. No wish may be lost or told
 * twice, no label eaten, left on, or told unwanted.
 *
 * <p>The suite takes some thousand steps. A million, and one walk again:
 *
 * <pre>./mvnw -Pfast -pl sources-velociraptor -am test -Dtest=OnceOnlyWalkTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dbelfry.walks=25000    # or: -Dbelfry.walks=1 -Dbelfry.seed=4711</pre>
 */
class OnceOnlyWalkTest {
    private static final int STEPS = 40;
    private static final int WALKS = Integer.getInteger("belfry.walks", 150);
    private static final long SEED = Long.getLong("belfry.seed", 1);

    @Test
    void losesNothingTellsNothingTwiceAndEatsNoLabel() throws Exception {
        int alerts = 0;
        for (long seed = SEED; seed < SEED + WALKS; seed++) {
            try {
                alerts += new Walk(seed).go();
            } catch (AssertionError broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
            }
        }
        assertThat(alerts).as("alerts in %s walks", WALKS).isGreaterThan(WALKS);
    }

    private static final class Walk {
        private static final String CLIENT = "C.1";

        private final Random random;
        private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T10:00:00Z"));
        private final MemoryServer server = new MemoryServer(clock);
        private final Job job;
        private final List<String> story = new ArrayList<>();
        /** When somebody set the label, and nobody has removed it since; one after the other. */
        private final List<Instant> sets = new ArrayList<>();

        private Instant latest = Instant.EPOCH;
        private boolean wanted;
        private boolean quiet;

        Walk(long seed) {
            random = new Random(seed);
            TestSettings settings = TestSettings.of(Path.of("x"), "Slack").adding("Slack told");
            job = new Job(new LiveSource(settings, clock, server.servers()), clock);
            server.lag(Duration.ofMillis(random.nextInt(1_900)));
            server.seen(CLIENT, clock.instant());
            server.snapshot();
        }

        int go() throws Exception {
            // What was lost before Belfry first looked, it cannot know of.
            job.minutes(1);
            server.before(question -> meddle());
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            quiet = true;
            job.sinkIsDown(false);
            comeToRest();
            toldOfEachWishOnce();
            boolean waited = isWaitedFor();
            // A label that came back by itself on a client that is away is found once it is there.
            assertThat(server.has(CLIENT, "Slack") || !waited)
                    .as(story("label eaten"))
                    .isTrue();
            int before = job.told.size();
            visit();
            comeToRest();
            toldOfEachWishOnce();
            assertThat(job.told).as(story("told when it came")).hasSize(waited ? before + 1 : before);
            assertThat(server.has(CLIENT, "Slack")).as(story("label left on")).isFalse();
            return job.told.size();
        }

        private void step() throws Exception {
            clock.advance(Duration.ofMillis(1 + random.nextInt(random.nextInt(4) == 0 ? 600_000 : 60_000)));
            switch (random.nextInt(12)) {
                case 0, 1 -> act();
                case 2 -> visit();
                case 3 -> crash();
                case 4 -> server.snapshot();
                case 5 -> job.restart();
                case 6 -> job.sinkIsDown(random.nextBoolean());
                case 7 ->
                    server.failNext(List.of("clients", "changes", "check", "set", "removed", "lookUp")
                            .get(random.nextInt(6)));
                default -> job.goOn();
            }
        }

        private void meddle() {
            if (!quiet && random.nextInt(25) == 0) {
                act();
            }
        }

        private void act() {
            clock.advance(Duration.ofMillis(2));
            latest = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (random.nextInt(3) == 0) {
                server.remove(CLIENT, "Slack", "alice");
                wanted = false;
            } else {
                server.set(CLIENT, "Slack", "alice");
                wanted = true;
                sets.add(latest);
            }
            say(wanted ? "set" : "removed");
            clock.advance(Duration.ofMillis(2));
        }

        private void visit() {
            clock.advance(Duration.ofSeconds(1));
            server.seen(CLIENT, clock.instant());
            say("visit");
        }

        private void crash() {
            server.crash();
            say("crash");
            // A server takes longer to start than a row to be written.
            clock.advance(Duration.ofSeconds(5));
        }

        private void comeToRest() throws Exception {
            say("comes to rest");
            job.minutes(6);
            job.times(6, Duration.ofHours(5));
        }

        private void toldOfEachWishOnce() {
            Set<Instant> told = new HashSet<>();
            for (Instant read : job.reads) {
                assertThat(told.add(wishBefore(read)))
                        .as(story("told of one wish once, not again at " + read))
                        .isTrue();
            }
        }

        /** The set that an alert answers: the last one before its read. */
        private Instant wishBefore(Instant read) {
            return sets.stream()
                    .filter(set -> set.isBefore(read))
                    .reduce((a, b) -> b)
                    .orElse(Instant.EPOCH);
        }

        /** Somebody wants it, and no alert came of a read since. */
        private boolean isWaitedFor() {
            return wanted && job.reads.stream().noneMatch(read -> read.isAfter(latest));
        }

        private void say(String what) {
            story.add(clock.instant() + " " + what + ", told " + job.told.size());
        }

        private String story(String what) {
            return what + "\n" + String.join("\n", story) + "\nalerts of reads at " + job.reads + "\n";
        }
    }
}
