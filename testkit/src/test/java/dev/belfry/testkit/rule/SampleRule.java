package dev.belfry.testkit.rule;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.rule.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts knocks at a door and tells of every so many, with a fault if one is wanted. */
final class SampleRule implements Rule<SampleRule.Count> {
    private final SampleSettings settings;
    private final PluginContext context;
    private int seen;

    /** How often it knocked, and until when to remember it. */
    record Count(int knocks, Instant until) {}

    SampleRule(SampleSettings settings, PluginContext context) {
        this.settings = settings;
        this.context = context;
    }

    @Override
    public Class<Count> state() {
        return Count.class;
    }

    @Override
    public Optional<String> key(Event event) {
        return event.attributes().text("door");
    }

    @Override
    public Step<Count, Effect> step(@Nullable Count state, Input input, Instant now) {
        if (input instanceof Seen knock) {
            return knocked(state, knock.event(), now);
        }
        if (is(Fault.THROWS_ON_OTHERS_ANSWERS) && input instanceof Settled) {
            throw new IllegalStateException("never asked");
        }
        boolean over = input instanceof Woken && state != null && !state.until().isAfter(now);
        return over && !is(Fault.WAKES_FOR_EVER)
                ? Step.keep(null, Reason.of("quiet for long enough"))
                : Step.keep(copyOf(state), Reason.of("nothing to do"));
    }

    @Override
    public Instant wakeAt(Count state) {
        return state.until();
    }

    private Step<Count, Effect> knocked(@Nullable Count state, Event knock, Instant now) {
        int knocks = (state == null ? 0 : state.knocks()) + 1 + sideways(knock);
        Count counted = new Count(knocks % settings.times(), now.plusSeconds(60));
        if (knocks < settings.times()) {
            return Step.keep(counted, Reason.of("knocked {times} times", knocks));
        }
        return new Step<>(counted, effects(knock), reason(knocks));
    }

    private List<Effect> effects(Event knock) {
        String name = is(Fault.NAMES_FIELDS_LOUDLY) ? "DOOR" : "door";
        Json door = knock.attributes().get("door");
        Content content = new Content(
                Severity.INFO, "Somebody is at the door", "", Json.object().with(name, door), List.of());
        Handle handle = is(Fault.SETTLES_WHAT_NOBODY_ASKED) ? new Handle("door", Json.object()) : knock.handle();
        Raise raise = new Raise(knock.time().toString(), content);
        return handle == null ? List.of(raise) : List.of(raise, new Settle(handle));
    }

    private Reason reason(int knocks) {
        return is(Fault.FORGETS_A_FACT)
                ? Reason.of("knocked {times} times")
                : Reason.of("knocked {times} times, told", knocks);
    }

    /** What a faulty rule does besides. */
    private int sideways(Event knock) {
        if (is(Fault.THROWS_ON_BAD_TEXT)) {
            return Integer.parseInt(knock.attributes().text("loudness").orElse("0")) * 0;
        }
        if (is(Fault.READS_THE_CLOCK)) {
            return Long.signum(context.clock().millis()) * 0;
        }
        return is(Fault.COUNTS_IN_A_FIELD) ? seen++ : 0;
    }

    private @Nullable Count copyOf(@Nullable Count state) {
        return state != null && is(Fault.COPIES_ITS_STATE) ? new Count(state.knocks(), state.until()) : state;
    }

    private boolean is(Fault fault) {
        return settings.fault() == fault;
    }
}
