package dev.belfry.engine.store;

import dev.belfry.engine.delivery.Phase;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds deliveries along the partial indexes of their phases. A phase that is bound, or one of several, is no reason for
 * SQLite to use one; and a store of millions that were delivered must say at once that none is dead.
 */
final class PhaseIndexes {
    private static final String OPEN =
            "select id from delivery where phase < 10 and sink in (select id from name where kind = 'sink') and phase = ";

    /** Those that look parked: see {@link AbsentSinks}. */
    private static final String ABSENT =
            "select id from delivery where phase < 10 and sink in (select id from name where configured = 0)";

    private PhaseIndexes() {}

    /** A condition with an {@code and} after it; empty when one of the phases has no index. */
    static String among(Collection<Phase> phases) {
        if (phases.stream().anyMatch(phase -> ids(phase).isEmpty())) {
            return "";
        }
        return phases.stream()
                .flatMap(phase -> ids(phase).stream())
                .collect(Collectors.joining(" union all ", "d.id in (", ") and "));
    }

    private static Optional<String> ids(Phase phase) {
        if (phase.isOpen() && phase != Phase.PARKED) {
            return Optional.of(OPEN + phase.number());
        }
        return switch (phase) {
            case PARKED -> Optional.of(OPEN + phase.number() + " union all " + ABSENT);
            case DEAD -> Optional.of("select id from delivery where phase = 11");
            case DROPPED -> Optional.of("select id from delivery where phase = 13");
            default -> Optional.empty();
        };
    }
}
