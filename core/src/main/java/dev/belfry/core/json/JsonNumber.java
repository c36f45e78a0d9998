package dev.belfry.core.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * A JSON number.
 *
 * @param value exact, as it was written; written back in the same notation
 */
public record JsonNumber(BigDecimal value) implements Json {
    /** No number in a {@code long} has more digits; a larger scale could take for ever to expand. */
    private static final int LONG_DIGITS = 19;

    /** The number as a {@code long}; empty when it has a fraction or does not fit. */
    public OptionalLong asLong() {
        if (Math.abs((long) value.scale()) > LONG_DIGITS || value.precision() - (long) value.scale() > LONG_DIGITS) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(value.longValueExact());
        } catch (ArithmeticException fractionOrTooLarge) {
            return OptionalLong.empty();
        }
    }

    @Override
    public String toString() {
        return write();
    }
}
