package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Event;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.core.source.Settlement.Kept;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random walks: a person sets and removes the label between any two questions, rows are written late, questions fail,
 * and whoever holds the handle asks to settle again when an event tells of a wish that the last settlement did not
 * know. Once people leave it alone the label is what they last wanted.
 */
class ConvergenceWalkTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final int WALKS = 500;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void endsAsThePersonWantsIt(long seed) throws Exception {
        Random random = new Random(seed);
        for (int walk = 0; walk < WALKS; walk++) {
            new Walk(random).run(seed + "/" + walk);
        }
    }

    private static final class Walk {
        private final Random random;
        private final ManualClock clock = new ManualClock(START);
        private final MemoryServer server = new MemoryServer(clock);
        private final VelociraptorClients source;
        private Map<String, Checkpoint> committed = Map.of();
        private Settlement settlement = new Settlement.Failed("not tried");
        private Instant newestWish = Instant.EPOCH;
        private Instant newestRemoval = Instant.EPOCH;
        private boolean wanted;
        private int wishes;

        Walk(Random random) {
            this.random = random;
            this.source = new VelociraptorClients(
                    TestSettings.of(Path.of("x"), "Slack").make(), new TestContext(clock), server.servers());
        }

        void run(String name) throws Exception {
            server.lag(Duration.ofMillis(random.nextInt(1_900)));
            server.put("C.1", "Slack");
            Instant readAt = clock.advance(Duration.ofSeconds(1));
            clock.advance(Duration.ofMillis(random.nextInt(3_000)));
            server.before(question -> meddle(4));
            var handle = new LabelHandle("root", new ClientId("C.1"), new Label("Slack"), readAt).of("dfir");
            for (int round = 0; round < 6; round++) {
                if (round == 4) {
                    server.before(question -> {});
                }
                if (isOpen()) {
                    settlement = source.settle(List.of(handle)).get(0);
                }
                poll();
                meddle(round < 4 ? 3 : Integer.MAX_VALUE);
                clock.advance(Duration.ofSeconds(random.nextInt(60)));
            }
            assertThat(server.has("C.1", "Slack")).as(name).isEqualTo(wanted);
            assertThat(settlement).as(name).isInstanceOf(wanted ? Kept.class : Done.class);
        }

        /** What the rule does: settles again until the settlement knows every wish that events told of. */
        private boolean isOpen() {
            if (settlement instanceof Done done) {
                return newestWish.isAfter(done.knew() == null ? Instant.EPOCH : done.knew());
            }
            return !(settlement instanceof Kept kept) || newestRemoval.isAfter(kept.since());
        }

        private void poll() throws Exception {
            for (int half = 0; half < 2; half++) {
                Batch batch = source.poll(committed, new Limits(100, Duration.ofMinutes(5), clock.instant()));
                committed = Map.of(batch.split(), batch.checkpoint());
                for (Event event : batch.events()) {
                    if (event.kind().equals("label-changed")
                            && event.attributes().get("own").write().equals("false")) {
                        newestWish = later(newestWish, event.time());
                        if (event.attributes().text("change").orElseThrow().equals("removed")) {
                            newestRemoval = later(newestRemoval, event.time());
                        }
                    }
                }
                clock.advance(Duration.ofSeconds(2));
            }
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private void meddle(int oneIn) {
            if (wishes < 3 && random.nextInt(oneIn) == 0) {
                wishes++;
                wanted = random.nextBoolean();
                if (wanted) {
                    server.set("C.1", "Slack", "alice");
                } else {
                    server.remove("C.1", "Slack", "alice");
                }
                clock.advance(Duration.ofMillis(1 + random.nextInt(300)));
            }
        }
    }
}
