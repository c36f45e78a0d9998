package dev.belfry.engine.store;

import dev.belfry.engine.delivery.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries a digest tells: those of its sink that were grouped, from one to another.
 *
 * @param delivery the digest's own
 * @param first the earliest that may be a member
 * @param last the latest that may be one
 * @param settled the phase that its members were brought to; null until they were
 */
public record DigestRow(
        long delivery,
        int sink,
        long first,
        long last,
        @Nullable Phase settled) {
    public DigestRow settled(Phase how) {
        return new DigestRow(delivery, sink, first, last, how);
    }
}
