package dev.belfry.engine.driver;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.machine.Reason;
import dev.belfry.engine.delivery.CircuitInput;
import dev.belfry.engine.delivery.CircuitState;
import dev.belfry.engine.driver.OwnAlerts.Standing;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.policy.Destination.Need;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Tells another sink when this one is in trouble, and when it is well again: once for each time the circuit opens, and
 * what was told is durable, so that a restart in the middle tells nothing twice and forgets no end. Whether the other
 * one is in trouble itself makes no difference: what it has to hear waits there like everything else.
 */
final class TroubleDesk {
    private final String sink;
    private final @Nullable String onTrouble;
    private final Names sinks;
    private final OwnAlerts<Trouble> own;
    private @Nullable Standing<Trouble> told;

    /**
     * What a sink suffers from.
     *
     * @param to the number of the sink that was told
     */
    record Trouble(Instant since, String why, int to) {}

    TroubleDesk(SinkSlot slot, Names sinks, OwnAlerts<Trouble> own) {
        this.sink = slot.name();
        this.onTrouble = slot.terms().onTrouble();
        this.sinks = sinks;
        this.own = own;
        this.told = own.read()
                .filter(before -> sinks.configured().contains(before.state().to()))
                .orElse(null);
    }

    /** The sink's circuit has taken an input, and is so now. */
    void heard(CircuitInput input, CircuitState health, Turn turn) {
        if (health.isOpen() && told == null && onTrouble != null) {
            String why = health.why() == null ? "" : health.why();
            begin(new Trouble(turn.now(), why, sinks.number(onTrouble)), turn);
        } else if (input instanceof CircuitInput.Up && !health.isOpen() && told != null) {
            end(told, turn);
        }
    }

    private void begin(Trouble trouble, Turn turn) {
        Standing<Trouble> before = new Standing<>(trouble, null, null);
        Reason because = Reason.of("{why}", trouble.why());
        String episode = trouble.since().toString();
        own.tell(Status.FIRING, content(trouble, null), before, episode, to(trouble), because, turn)
                .ifPresent(row -> {
                    told = new Standing<>(trouble, row.id(), episode);
                    own.keep(told, because, turn);
                });
    }

    private void end(Standing<Trouble> before, Turn turn) {
        Trouble trouble = before.state();
        String episode = trouble.since().toString();
        own.tell(
                Status.RESOLVED,
                content(trouble, turn.now()),
                before,
                episode,
                to(trouble),
                Reason.of("it takes messages again"),
                turn);
        told = null;
        own.forget(turn);
    }

    /** Whoever hears a beginning hears its end, also when others are to hear of trouble by then. */
    private Destination to(Trouble trouble) {
        return new Destination(requireNonNull(sinks.name(trouble.to())), Need.ALSO);
    }

    private Content content(Trouble trouble, @Nullable Instant till) {
        JsonObject.Builder fields = JsonObject.builder()
                .put("sink", sink)
                .put("why", trouble.why())
                .put("since", trouble.since().toString());
        if (till != null) {
            fields.put("till", till.toString());
        }
        String text = till == null
                ? "Its alerts wait and none is lost; one is tried now and then.  belfry status  says how many."
                : "It takes messages again, and what waited goes out.";
        return new Content(Severity.ERROR, "Sink " + sink + " takes no messages", text, fields.build(), List.of());
    }
}
