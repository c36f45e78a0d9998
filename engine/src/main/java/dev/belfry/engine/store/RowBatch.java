package dev.belfry.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A statement that every commit runs, for some rows each time. It is prepared once: a small commit does not earn back what
 * preparing it and binding through JDBI's types cost.
 */
final class RowBatch implements AutoCloseable {
    private static final int[] NONE = {};

    private final Connection connection;
    private final String sql;
    private @Nullable PreparedStatement prepared;
    private int rows;

    RowBatch(Handle handle, String sql) {
        this.connection = handle.getConnection();
        this.sql = sql;
    }

    /**
     * Adds a row.
     *
     * @param values for the statement's question marks, in their order: whole numbers and texts
     */
    void add(@Nullable Object... values) {
        try {
            PreparedStatement statement = prepared();
            for (int i = 0; i < values.length; i++) {
                bind(statement, i + 1, values[i]);
            }
            statement.addBatch();
            rows++;
        } catch (SQLException e) {
            forget();
            throw new Failure(e);
        }
    }

    /** Runs it for the rows added since the last time; returns how many rows each of them changed. */
    int[] execute() {
        if (rows == 0) {
            return NONE;
        }
        try {
            return prepared().executeBatch();
        } catch (SQLException e) {
            throw new Failure(e);
        } finally {
            forget();
        }
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = prepared;
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared = statement;
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.NULL);
        } else if (value instanceof Number number) {
            statement.setLong(place, number.longValue());
        } else {
            statement.setString(place, value.toString());
        }
    }

    /** What a commit that failed had added must not be in the next. */
    private void forget() {
        rows = 0;
        try {
            if (prepared != null) {
                prepared.clearBatch();
            }
        } catch (SQLException isClosedThen) {
            prepared = null;
        }
    }

    /** As JDBI throws it, so that those who explain a failure need to know one kind. */
    private static final class Failure extends JdbiException {
        private static final long serialVersionUID = 1L;

        Failure(SQLException cause) {
            super(cause);
        }
    }

    @Override
    public void close() {
        try {
            if (prepared != null) {
                prepared.close();
            }
        } catch (SQLException itsConnectionGoesNow) {
            prepared = null;
        }
    }
}
