package dev.belfry.engine.store;

import dev.belfry.engine.policy.Destination.Need;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads from a row what is written in more than one table. */
final class Columns {
    private Columns() {}

    static @Nullable Long longOrNull(ResultSet rs, int column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }

    static @Nullable Integer intOrNull(ResultSet rs, int column) throws SQLException {
        int value = rs.getInt(column);
        return rs.wasNull() ? null : value;
    }

    static Instant time(ResultSet rs, int column) throws SQLException {
        return Micros.time(rs.getLong(column));
    }

    static @Nullable Instant timeOrNull(ResultSet rs, int column) throws SQLException {
        return Micros.timeOrNull(longOrNull(rs, column));
    }

    static Need need(ResultSet rs, int column) throws SQLException {
        return rs.getInt(column) == 1 ? Need.REQUIRED : Need.ALSO;
    }
}
