package dev.belfry.velociraptor.events;

import dev.belfry.core.event.Event;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.SourceException;
import dev.belfry.velociraptor.testing.Backstage;
import dev.belfry.velociraptor.testing.Played;
import dev.belfry.velociraptor.testing.TestContext;
import dev.belfry.velociraptor.testing.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The event source against a server of which nothing is known but an administrator's API client file. What is heard is
 * the server's log of labels, which are like nobody else's and set on a client that is deleted again.
 */
abstract class EventScenarios extends Played {
    private static final String CLIENT = "C.be1f000000000003";
    private static final String AUDIT = "Server.Audit.Logs";
    private static final String FLOWS = "System.Flow.Completion";
    private static final String INTERNAL = "Server.Internal.Interrogation";

    private final String label = "Belfry test " + Long.toHexString(System.nanoTime());
    private final Map<String, Checkpoint> committed = new HashMap<>();

    @AfterEach
    void cleanUp() throws Exception {
        try (Backstage backstage = backstage()) {
            backstage.delete(CLIENT);
        }
    }

    @Test
    void hearsARowWithTheHostOfItsClient() throws Exception {
        try (Backstage backstage = backstage();
                VelociraptorEvents source = source(AUDIT)) {
            backstage.enrol(CLIENT, clock().instant());
            listen(source, AUDIT);
            backstage.label(CLIENT, label);
            Event event = await(source, 1).get(0);
            assertThat(event.kind()).isEqualTo(AUDIT);
            assertThat(event.attributes().text("client")).contains(CLIENT);
            assertThat(event.attributes().text("host")).contains(CLIENT);
            assertThat(event.attributes().text("principal")).contains(backstage.user());
        }
    }

    @Test
    void readsInHistoryWhatItMissedAndNothingTwice() throws Exception {
        try (Backstage backstage = backstage()) {
            backstage.enrol(CLIENT, clock().instant());
            try (VelociraptorEvents source = source(AUDIT)) {
                listen(source, AUDIT);
                backstage.label(CLIENT, label + " heard");
                assertThat(labels(await(source, 1))).containsExactly(label + " heard");
            }
            backstage.label(CLIENT, label + " missed");
            elapse(Duration.ofSeconds(3));
            try (VelociraptorEvents source = source(AUDIT)) {
                assertThat(labels(await(source, 1))).containsExactly(label + " missed");
                backstage.label(CLIENT, label + " then");
                assertThat(labels(await(source, 1))).containsExactly(label + " then");
            }
        }
    }

    @Test
    void tellsOfTheGapInAQueueWithoutHistory() throws Exception {
        try (VelociraptorEvents source = source(INTERNAL)) {
            listen(source, INTERNAL);
        }
        elapse(Duration.ofSeconds(3));
        try (VelociraptorEvents source = source(INTERNAL)) {
            List<Event> events = new ArrayList<>();
            Until.isSo(() -> !events.isEmpty(), () -> events.addAll(poll(source)));
            assertThat(events).extracting(Event::kind).contains("gap");
        }
    }

    @Test
    void catchesUpWithClientsAndFindsNoneThatHasAny() throws Exception {
        try (VelociraptorEvents source = source(FLOWS)) {
            listen(source, FLOWS);
        }
        Checkpoint before = committed.get(FLOWS);
        elapse(Duration.ofMinutes(1).plusSeconds(5));
        try (VelociraptorEvents source = source(FLOWS)) {
            Until.isSo(() -> !Objects.equals(before, committed.get(FLOWS)), () -> poll(source));
        }
    }

    @Test
    void knowsWhatTheQueuesRemember() throws Exception {
        try (VelociraptorEvents source = source(AUDIT, FLOWS, INTERNAL)) {
            assertThat(source.examine())
                    .extracting(Finding::text)
                    .contains("may read " + AUDIT + ": " + History.OF_SERVER.words())
                    .contains("may read " + FLOWS + ": " + History.OF_CLIENTS.words())
                    .anySatisfy(text -> assertThat(text).startsWith(INTERNAL + ": " + History.NONE.words()));
        }
    }

    @Test
    void saysThatThereIsNoSuchArtifact() throws Exception {
        try (VelociraptorEvents source = source("Belfry.No.Such")) {
            SourceException failed =
                    catchThrowableOfType(SourceException.class, () -> listen(source, "Belfry.No.Such"));
            assertThat(failed).hasMessageContaining("Artifact Belfry.No.Such not known");
        }
    }

    private Backstage backstage() throws Exception {
        return new Backstage(apiConfig(), clock());
    }

    private VelociraptorEvents source(String... artifacts) throws Exception {
        VelociraptorEventsSettings settings = new VelociraptorEventsSettings(
                apiConfig(), null, null, null, List.of(artifacts), Duration.ZERO, Duration.ofDays(1), null, "root");
        return (VelociraptorEvents) new VelociraptorEventsFactory().create(settings, new TestContext(clock()));
    }

    /** Until it is known to hear. */
    private void listen(VelociraptorEvents source, String artifact) throws Exception {
        Until.isSo(() -> hears(artifact), () -> poll(source));
    }

    private boolean hears(String artifact) {
        Checkpoint checkpoint = committed.get(artifact);
        return checkpoint != null && checkpoint.value().time("at").isPresent();
    }

    /** Until so many rows of ours have come, and not one more. */
    private List<Event> await(VelociraptorEvents source, int rows) throws Exception {
        List<Event> ours = new ArrayList<>();
        Until.isSo(
                () -> ours.size() >= rows,
                () -> poll(source).stream()
                        .filter(event -> label(event).startsWith(label))
                        .forEach(ours::add));
        return ours;
    }

    private List<Event> poll(VelociraptorEvents source) throws Exception {
        Instant now = clock().instant();
        Batch batch = source.poll(Map.copyOf(committed), new Limits(1_000, Duration.ZERO, now));
        committed.put(batch.split(), batch.checkpoint());
        if (batch.events().isEmpty()) {
            pause();
        }
        return batch.events();
    }

    private static List<String> labels(List<Event> events) {
        return events.stream().map(EventScenarios::label).toList();
    }

    private static String label(Event event) {
        return event.attributes()
                .object("details")
                .flatMap(details -> details.text("label"))
                .orElse("");
    }
}
