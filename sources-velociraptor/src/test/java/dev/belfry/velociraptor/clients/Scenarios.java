package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Event;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.plugin.Finding.Level;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.velociraptor.testing.Backstage;
import dev.belfry.velociraptor.testing.Played;
import dev.belfry.velociraptor.testing.TestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main scenarios against a server of which nothing is known but an administrator's API client file. Belfry is that
 * administrator here as well. What they make they delete, and every label of theirs is like nobody else's.
 */
abstract class Scenarios extends Played {
    private static final String CLIENT = "C.be1f000000000001";
    private static final String OTHER = "C.be1f000000000002";

    private final Map<String, Checkpoint> committed = new HashMap<>();

    private final String label = "Belfry test " + Long.toHexString(System.nanoTime());

    @AfterEach
    void cleanUp() throws Exception {
        try (Backstage backstage = new Backstage(apiConfig(), clock())) {
            backstage.delete(CLIENT);
            backstage.delete(OTHER);
        }
    }

    @Test
    void seesTheExactLabelInAnyCaseAndNoLabelThatBeginsAlike() throws Exception {
        try (Backstage backstage = new Backstage(apiConfig(), clock());
                VelociraptorClients source = source()) {
            backstage.enrol(CLIENT, clock().instant(), label.toUpperCase(Locale.ROOT));
            backstage.enrol(OTHER, clock().instant(), label + " ops");
            assertThat(clients(poll(source))).containsExactly(CLIENT);
        }
    }

    @Test
    void takesTheLabelOffLooksThatItIsAndFindsItsOwnRow() throws Exception {
        try (Backstage backstage = new Backstage(apiConfig(), clock());
                VelociraptorClients source = source()) {
            backstage.enrol(CLIENT, clock().instant(), label, "kept");
            Event seen = seen(poll(source)).get(0);
            elapse(Duration.ofSeconds(3));
            Settlement settlement = source.settle(List.of(Objects.requireNonNull(seen.handle())))
                    .get(0);
            assertThat(settlement).isInstanceOf(Done.class);
            elapse(Duration.ofSeconds(3));
            List<Event> after = poll(source);
            assertThat(seen(after)).isEmpty();
            assertThat(after).anySatisfy(event -> {
                assertThat(event.kind()).isEqualTo("label-changed");
                assertThat(event.attributes().text("client")).contains(CLIENT);
                assertThat(event.attributes().text("change")).contains("removed");
                assertThat(event.attributes().text("by")).contains(backstage.user());
            });
        }
    }

    @Test
    void readsAClientOnceWhoseLabelWasSetHoweverLongItIsAway() throws Exception {
        try (Backstage backstage = new Backstage(apiConfig(), clock());
                VelociraptorClients source = source()) {
            backstage.enrol(CLIENT, clock().instant().minus(Duration.ofDays(3)));
            assertThat(poll(source)).isEmpty();
            backstage.label(CLIENT, label);
            elapse(Duration.ofSeconds(3));
            poll(source);
            assertThat(clients(poll(source))).containsExactly(CLIENT);
        }
    }

    @Test
    void provesTheRightsAndWarnsOfAnAdministrators() throws Exception {
        try (VelociraptorClients source = source()) {
            List<Finding> findings = source.examine();
            assertThat(findings).extracting(Finding::level).doesNotContain(Level.FAIL);
            assertThat(findings)
                    .extracting(Finding::text)
                    .contains("may query, may read results", "may change labels")
                    .anySatisfy(text -> assertThat(text).contains("has more rights than Belfry needs"));
        }
    }

    private VelociraptorClients source() throws Exception {
        PluginContext context = new TestContext(clock());
        VelociraptorClientsSettings settings =
                TestSettings.of(apiConfig(), label).make();
        return (VelociraptorClients) new VelociraptorClientsFactory().create(settings, context);
    }

    /** A whole poll, committed. */
    private List<Event> poll(VelociraptorClients source) throws Exception {
        List<Event> events = new ArrayList<>();
        while (true) {
            Instant now = clock().instant();
            Batch batch = source.poll(Map.copyOf(committed), new Limits(1_000, Duration.ofMinutes(5), now));
            committed.put(batch.split(), batch.checkpoint());
            events.addAll(batch.events());
            Duration pause = Duration.between(now, batch.pollAgainAt());
            if (pause.compareTo(Duration.ofSeconds(10)) > 0) {
                return events;
            }
            elapse(pause.isNegative() ? Duration.ZERO : pause);
        }
    }

    private static List<Event> seen(List<Event> events) {
        return LiveSource.seen(events);
    }

    private static List<String> clients(List<Event> events) {
        return LiveSource.clients(LiveSource.seen(events));
    }
}
