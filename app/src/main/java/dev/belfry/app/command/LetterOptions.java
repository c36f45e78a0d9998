package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.store.DeliveryFilter;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which dead letters are meant: the same options for every command on several. */
final class LetterOptions {
    private static final Set<Phase> WAITING = EnumSet.of(Phase.DEAD, Phase.PARKED);
    private static final Set<Phase> DROPPED = EnumSet.of(Phase.DROPPED);

    @Mixin
    private final DeliveryOptions narrowed = new DeliveryOptions();

    @Option(
            names = "--dropped",
            description = "Those that were dropped without --settle, which wait no more but hold their source back.")
    private boolean dropped;

    boolean dropped() {
        return dropped;
    }

    /** Whether anything is left out by them. Those that were dropped are all of another kind. */
    boolean narrow() {
        return narrowed.narrow();
    }

    DeliveryFilter of(DeliveryFilter filter, When when) throws CannotStartException {
        return narrowed.of(filter.phases(dropped ? DROPPED : WAITING), when);
    }
}
