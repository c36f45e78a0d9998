package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.SourceException;
import dev.belfry.velociraptor.testing.ManualClock;
import dev.belfry.velociraptor.testing.TestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source on a manual clock, driven as the engine would: every batch is committed before the next poll. */
final class LiveSource implements AutoCloseable {
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final VelociraptorClientsSettings settings;
    private final ManualClock clock;
    private final Map<String, Checkpoint> committed = new HashMap<>();
    private final @Nullable LabelServers servers;
    private VelociraptorClients source;
    /** How far Belfry's own clock is ahead of the one that everything else goes by. */
    private Duration ahead = Duration.ZERO;

    /** Over the protocol. */
    LiveSource(TestSettings settings, ManualClock clock) {
        this(settings, clock, null);
    }

    /** @param servers what is asked instead; null for the server that the settings name */
    LiveSource(TestSettings settings, ManualClock clock, @Nullable LabelServers servers) {
        this.settings = settings.make();
        this.servers = servers;
        this.clock = clock;
        this.source = open();
    }

    private VelociraptorClients open() {
        if (servers != null) {
            return new VelociraptorClients(settings, new TestContext(clock), servers);
        }
        return (VelociraptorClients) new VelociraptorClientsFactory().create(settings, new TestContext(clock));
    }

    /** Belfry dies and is started again: what it committed is all it knows. */
    void restart() {
        source.close();
        source = open();
    }

    void setOwnClock(Duration aheadOfTheServers) {
        ahead = aheadOfTheServers;
    }

    /** Polls on until the source wants to be left alone for longer than it takes to finish a poll. */
    List<Event> poll() throws SourceException, InterruptedException {
        List<Event> events = new ArrayList<>();
        for (int step = 0; step < 100; step++) {
            Instant now = clock.instant().plus(ahead);
            Batch batch = source.poll(Map.copyOf(committed), new Limits(1_000, Duration.ofMinutes(5), now));
            committed.put(batch.split(), batch.checkpoint());
            events.addAll(batch.events());
            Duration pause = Duration.between(now, batch.pollAgainAt());
            if (pause.compareTo(SHORT) > 0) {
                return events;
            }
            clock.advance(pause.isNegative() ? Duration.ZERO : pause);
        }
        throw new AssertionError("it never comes to rest");
    }

    /** A minute later. */
    List<Event> pollLater() throws SourceException, InterruptedException {
        clock.advance(Duration.ofMinutes(1));
        return poll();
    }

    Settlement settle(Event event) throws SourceException, InterruptedException {
        return settle(List.of(event)).get(0);
    }

    List<Settlement> settle(List<Event> events) throws SourceException, InterruptedException {
        List<Handle> handles = events.stream()
                .map(event -> Objects.requireNonNull(event.handle()))
                .toList();
        return source.settle(handles);
    }

    VelociraptorClients source() {
        return source;
    }

    static List<Event> seen(List<Event> events) {
        return events.stream()
                .filter(event -> event.kind().equals("client-seen"))
                .toList();
    }

    static List<String> clients(List<Event> events) {
        return events.stream()
                .map(event -> event.attributes().text("client").orElse(""))
                .toList();
    }

    @Override
    public void close() {
        source.close();
    }
}
