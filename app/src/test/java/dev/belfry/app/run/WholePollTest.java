package dev.belfry.app.run;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WholePollTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Event EVENT = new Event("1", "dfir", "client-seen", NOW, Json.object(), null);

    private final WholePoll poll = new WholePoll();
    private final Map<String, Checkpoint> known = new HashMap<>();

    @Test
    void endsWhenTheSourceSpeaksOfTheNextPoll() {
        take("root", 1, 1, Duration.ofMinutes(1));
        assertThat(poll.isOver()).isTrue();
    }

    @Test
    void goesOnToTheOtherSplitsThatAreDue() {
        take("root", 1, 1, Duration.ZERO);
        assertThat(poll.isOver()).isFalse();
        take("OABC", 1, 1, Duration.ofMinutes(1));
        assertThat(poll.isOver()).isTrue();
    }

    @Test
    void endsWhenTheFirstComesAgainAndAllAreWhole() {
        take("processes", 1, 1, SOON);
        take("logons", 1, 1, SOON);
        assertThat(poll.isOver()).isFalse();
        take("processes", 1, 0, SOON);
        assertThat(poll.isOver()).isTrue();
    }

    @Test
    void waitsForASplitThatTakesSeveralRounds() {
        take("processes", 1, 0, SOON);
        take("logons", 1, 1, SOON);
        take("processes", 1, 0, SOON);
        take("logons", 1, 0, SOON);
        assertThat(poll.isOver()).isFalse();
        take("processes", 2, 1, SOON);
        assertThat(poll.isOver()).isTrue();
    }

    @Test
    void givesUpOnASplitThatIsNeverWhole() {
        take("processes", 1, 1, SOON);
        for (int round = 0; round < 200 && !poll.isOver(); round++) {
            take("broken", 1, 0, SOON);
        }
        assertThat(poll.isOver()).isTrue();
    }

    private void take(String split, int position, int events, Duration pause) {
        Checkpoint next = new Checkpoint(Json.object().with("at", String.valueOf(position)));
        poll.take(
                new Batch(split, events == 0 ? List.of() : List.of(EVENT), next, NOW.plus(pause)),
                known.put(split, next),
                NOW);
    }
}
