package dev.belfry.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * What SQLite's driver believes of its connection. A store that may not be written can end a transaction without the
 * driver's knowing, and a connection in that state cannot even be closed.
 */
record DriverState(Handle handle) {
    static DriverState of(Handle handle) {
        return new DriverState(handle);
    }

    /** Brings both to where no transaction is open. */
    void outsideATransaction() {
        try {
            Connection connection = handle.getConnection();
            if (!connection.getAutoCommit()) {
                tried("rollback");
                // The driver leaves its transaction by a commit only, which needs one.
                tried("begin");
                connection.setAutoCommit(true);
            }
        } catch (SQLException stillFailing) {
            // The next commit fails as well, and comes here again.
        }
    }

    private void tried(String statement) {
        try {
            handle.execute(statement);
        } catch (JdbiException isThereAlready) {
            // Nothing is open to roll back, or something still is.
        }
    }
}
