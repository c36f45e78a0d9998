package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.testkit.rule.RuleContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class SeenRecentlyContractTest extends RuleContract<SeenRecentlySettings> {
    private static final Instant TIME = Instant.parse("2026-11-24T14:00:00Z");

    SeenRecentlyContractTest() {
        super(
                new SeenRecentlyFactory(),
                new SeenRecentlySettings(Duration.ofMinutes(5), Duration.ofDays(90), Severity.WARNING));
    }

    @Override
    protected List<Event> story() {
        return List.of(
                ClientEvents.changed("C.1", "set", "alice", at(0)),
                ClientEvents.seen("C.1", at(-3600), at(10), null),
                ClientEvents.seen("C.1", at(70), at(70), at(10)),
                ClientEvents.changed("C.1", "removed", "bob", at(75)),
                ClientEvents.changed("C.1", "set", "carol", at(80)),
                ClientEvents.seen("C.1", at(130), at(130), at(70)),
                ClientEvents.seen("C.1", at(140), at(3600), at(130)),
                ClientEvents.seen("C.2", at(70), at(70), at(10)));
    }

    private static Instant at(int second) {
        return TIME.plusSeconds(second);
    }
}
