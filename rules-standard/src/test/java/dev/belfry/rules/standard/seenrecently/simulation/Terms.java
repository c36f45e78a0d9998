package dev.belfry.rules.standard.seenrecently.simulation;

import java.util.Set;

/**
 * What a walk goes by.
 *
 * @param within the rule's setting
 * @param lag the longest time from a change of a label until a query of the audit log finds its row
 */
record Terms(long within, long lag, Set<Flaw> flaws) {
    boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }
}
