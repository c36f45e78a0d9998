package dev.belfry.engine.driver;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Status;
import dev.belfry.core.machine.Reason;
import dev.belfry.engine.codec.CodecException;
import dev.belfry.engine.codec.StateCodec;
import dev.belfry.engine.driver.AlertDesk.Saying;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.policy.OwnRule;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.StateAddress;
import dev.belfry.engine.store.StateRow;
import dev.belfry.engine.store.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one of Belfry's own rules keeps of one sink, and says about it.
 *
 * @param <S> the state it keeps: a record
 */
final class OwnAlerts<S> {
    private final OwnRule rule;
    private final StateAddress address;
    private final StateCodec<S> codec;
    private final Store store;
    private final AlertDesk alerts;

    OwnAlerts(OwnRule rule, StateAddress address, Class<S> state, Store store, AlertDesk alerts) {
        this.rule = rule;
        this.address = address;
        this.codec = StateCodec.of(state);
        this.store = store;
        this.alerts = alerts;
    }

    /** What was kept, with the alert that was said. */
    record Standing<S>(
            S state, @Nullable Long alert, @Nullable String episode) {
        Kept kept() {
            return new Kept(state, null, alert, episode);
        }
    }

    /** What an earlier engine kept; empty also when it was of another version, and cannot be read. */
    Optional<Standing<S>> read() {
        StateRow row = store.states(List.of(address)).get(address);
        try {
            return Optional.ofNullable(row)
                    .map(kept -> new Standing<>(codec.read(kept.value()), kept.alert(), kept.episode()));
        } catch (CodecException unreadable) {
            return Optional.empty();
        }
    }

    void keep(Standing<S> standing, Reason because, Turn turn) {
        String text = codec.write(standing.state());
        StateRow row =
                new StateRow(text, null, standing.alert(), standing.episode(), StoreText.of(because), turn.now());
        turn.changes().state(address, row);
    }

    void forget(Turn turn) {
        turn.changes().state(address, null);
    }

    /** Says it to one sink; empty when there is nothing to resolve. */
    Optional<AlertRow> tell(
            Status status, Content content, Standing<S> before, String episode, Destination to, Reason why, Turn turn) {
        Saying saying = new Saying(address, rule.word(), status, episode, content, null, why);
        return alerts.tell(saying, before.kept(), to, turn);
    }

    /** What the alert is called that is told next. */
    String nextId(Standing<S> before) {
        return alerts.nextId(before.kept());
    }

    /** The latest delivery there is. */
    long lastDelivery() {
        return alerts.lastDelivery();
    }
}
