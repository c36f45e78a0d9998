package dev.belfry.testkit.rule;

import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import java.time.Instant;
import java.util.List;

/** The contract for the sample rule. */
class SampleContract extends RuleContract<SampleSettings> {
    private static final Instant TIME = Instant.parse("2026-11-24T14:00:00Z");

    SampleContract(Fault fault) {
        super(new SampleRuleFactory(), new SampleSettings(3, fault));
    }

    @Override
    protected List<Event> story() {
        return List.of(knock("front", 0), knock("front", 1), knock("back", 2));
    }

    private static Event knock(String door, int second) {
        return new Event(
                null,
                "house",
                "knock",
                TIME.plusSeconds(second),
                Json.object().with("door", door).with("loudness", "3"),
                new Handle("house", Json.object().with("door", door)));
    }
}
