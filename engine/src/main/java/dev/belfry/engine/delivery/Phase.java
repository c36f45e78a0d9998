package dev.belfry.engine.delivery;

import java.util.Locale;

/** Where a delivery stands. The numbers are what the store holds; those below ten are open. */
public enum Phase {
    /** Waits for its turn or its next attempt. */
    PENDING(0),
    /** An attempt is on disk and may be on the wire. */
    SENDING(1),
    /** An attempt was made and nobody knows what came of it. */
    IN_DOUBT(2),
    /** In doubt, and set aside for a person to decide. */
    PARKED(3),
    /** Told by a digest, with others. */
    GROUPED(4),
    DELIVERED(10),
    /** Rejected or out of attempts. */
    DEAD(11),
    /** The policy kept it from being sent. */
    SUPPRESSED(12),
    /** A person gave it up; it does not count as told. */
    DROPPED(13),
    /** A person gave it up and said that it counts as told. */
    WAIVED(14);

    private final int number;

    Phase(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public boolean isOpen() {
        return number < 10;
    }

    /** Whether this counts as having told. */
    public boolean isTold() {
        return this == DELIVERED || this == SUPPRESSED || this == WAIVED;
    }

    /** The word for people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static Phase of(int number) {
        for (Phase phase : values()) {
            if (phase.number == number) {
                return phase;
            }
        }
        throw new IllegalArgumentException("no phase has the number " + number);
    }
}
