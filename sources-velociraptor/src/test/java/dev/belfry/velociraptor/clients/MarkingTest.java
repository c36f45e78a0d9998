package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Handle;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.core.source.Settlement.Failed;
import dev.belfry.core.source.Settlement.Kept;
import dev.belfry.velociraptor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code then.add} does once the label is off. */
class MarkingTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final ManualClock clock = new ManualClock(START);
    private final MemoryServer server = new MemoryServer(clock);
    private final Settling settling =
            new Settling(server, "root", List.of(new Label("Slack told"), new Label("Größe/2*")));

    @BeforeEach
    void told() {
        server.seen("C.1", START);
        server.set("C.1", "Slack", "alice");
        clock.advance(Duration.ofSeconds(10));
    }

    @Test
    void putsEachLabelOnAfterTheOneThatWasWatchedForIsOff() throws Exception {
        assertThat(settle("C.1")).isInstanceOf(Done.class);
        assertThat(server.has("C.1", "Slack")).isFalse();
        assertThat(server.has("C.1", "Slack told")).isTrue();
        assertThat(server.has("C.1", "Größe/2*")).isTrue();
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        settle("C.1");
        server.asked.clear();
        assertThat(settle("C.1")).isInstanceOf(Done.class);
        assertThat(server.asked).noneMatch(question -> question.startsWith("set") || question.startsWith("removed"));
    }

    @Test
    void putsNothingOnWhatAPersonSetAgain() throws Exception {
        server.set("C.1", "Slack", "bob");
        assertThat(settle("C.1")).isInstanceOf(Kept.class);
        assertThat(server.has("C.1", "Slack told")).isFalse();
    }

    /** It was taken off by a person, came back with a crash of the server, and was told to nobody. */
    @Test
    void putsNothingOnWhereNobodyWasTold() throws Exception {
        server.seen("C.2", START);
        server.set("C.2", "Slack", "alice");
        clock.advance(Duration.ofSeconds(10));
        server.remove("C.2", "Slack", "alice");
        server.put("C.2", "Slack");
        clock.advance(Duration.ofMinutes(10));
        Handle handle = new LabelHandle("root", new ClientId("C.2"), new Label("Slack"), clock.instant()).of("dfir");
        assertThat(settling.settle(List.of(handle)).get(0)).isInstanceOf(Done.class);
        assertThat(server.has("C.2", "Slack")).isFalse();
        assertThat(server.has("C.2", "Slack told")).isFalse();
    }

    /** That a label was put on proves nothing: it is looked at again. */
    @Test
    void failsWhenALabelDoesNotStayOnAndSucceedsTheNextTime() throws Exception {
        server.before(question -> {
            if (question.equals("set")) {
                server.ignoreNextChange();
            }
        });
        assertThat(settle("C.1")).isInstanceOf(Failed.class);
        assertThat(server.has("C.1", "Slack")).isFalse();
        server.before(question -> {});
        assertThat(settle("C.1")).isInstanceOf(Done.class);
        assertThat(server.has("C.1", "Slack told")).isTrue();
    }

    /** The server would make a client out of nothing. */
    @Test
    void makesNoClientOfOneThatIsGone() throws Exception {
        server.delete("C.1");
        assertThat(settle("C.1")).isInstanceOf(Done.class);
        assertThat(server.asked).noneMatch(question -> question.startsWith("set"));
    }

    private Settlement settle(String client) throws Exception {
        Handle handle =
                new LabelHandle("root", new ClientId(client), new Label("Slack"), START.plusSeconds(5)).of("dfir");
        return settling.settle(List.of(handle)).get(0);
    }
}
