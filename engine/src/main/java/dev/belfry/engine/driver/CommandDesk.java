package dev.belfry.engine.driver;

import dev.belfry.engine.delivery.DeliveryInput;
import dev.belfry.engine.store.Command;
import dev.belfry.engine.store.CommandRow;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Carries out what people asked for from other processes: one more input of the machines. */
final class CommandDesk {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 100;

    private final Store store;
    private final Names names;
    private final Function<String, SinkDesk> sinks;
    private Instant looked = Instant.EPOCH;
    /** As many came as fit into a turn, so that more may wait. */
    private boolean isBusy;

    CommandDesk(Store store, Names names, Function<String, SinkDesk> sinks) {
        this.store = store;
        this.names = names;
        this.sinks = sinks;
    }

    /** Looks now and then whether something is asked for, and again at once when that was much. */
    void carryOut(Turn turn) {
        // A clock that jumps back must not make people wait.
        boolean lately = !turn.now().isBefore(looked) && turn.now().isBefore(looked.plus(LOOK_EVERY));
        if (lately && !isBusy) {
            return;
        }
        looked = turn.now();
        List<CommandRow> rows = store.commands(AT_ONCE);
        isBusy = rows.size() == AT_ONCE;
        for (CommandRow row : rows) {
            store.delivery(row.command().delivery())
                    .map(turn.changes()::asOf)
                    .ifPresent(delivery -> carryOut(row.command(), delivery, turn));
            turn.changes().commandDone(row.id());
        }
    }

    boolean isBusy() {
        return isBusy;
    }

    private void carryOut(Command command, DeliveryRow delivery, Turn turn) {
        String name = names.name(delivery.sink());
        if (name == null) {
            return;
        }
        SinkDesk sink = sinks.apply(name);
        if (names.isConfigured(name)) {
            sink.command(delivery, input(command), turn);
        } else {
            sink.commandAbsent(delivery, input(command), turn);
        }
    }

    private static DeliveryInput input(Command command) {
        return switch (command.kind()) {
            case REPLAY -> new DeliveryInput.Replay();
            case DROP -> new DeliveryInput.Drop();
            case WAIVE -> new DeliveryInput.Waive();
        };
    }
}
