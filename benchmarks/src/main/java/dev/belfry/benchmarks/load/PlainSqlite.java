package dev.belfry.benchmarks.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What SQLite itself can do: the rows a store holds, written again by plain JDBC in as many commits. For a batch: alerts,
 * deliveries and states; the outcomes with the states that go with them; the states once more.
 */
final class PlainSqlite {
    private static final String DELIVERY = "update delivery set phase = ?, started_at = ?, ended_at = ? where id = ?";
    private static final String STATE = "update state set value = ?, wake_at = ?, because = ? where hash = ?";

    private final Connection connection;
    private final Rows alerts;
    private final Rows deliveries;
    private final Rows states;

    private PlainSqlite(Connection connection, Rows alerts, Rows deliveries, Rows states) {
        this.connection = connection;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.states = states;
    }

    /** Copies a store's rows, so many alerts a batch, and says how long the writing took. */
    static Lap write(Path store, Path copy, int batch) throws Exception {
        try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + store);
                Connection to = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
            execute(to, "pragma journal_mode = wal", "pragma synchronous = full", "pragma cache_size = -32768");
            execute(to, schema(from).toArray(String[]::new));
            to.setAutoCommit(false);
            PlainSqlite plain = new PlainSqlite(
                    to,
                    Rows.read(from, "alert", "id"),
                    Rows.read(from, "delivery", "id"),
                    Rows.read(from, "state", "alert"));
            return Lap.of(() -> plain.write(batch));
        }
    }

    private void write(int batch) throws SQLException {
        try (PreparedStatement outcome = connection.prepareStatement(DELIVERY);
                PreparedStatement state = connection.prepareStatement(STATE)) {
            for (int from = 0; from < alerts.size(); from += batch) {
                int to = Math.min(alerts.size(), from + batch);
                alerts.insert(connection, from, to);
                deliveries.insert(connection, from, to);
                states.insert(connection, from, to);
                connection.commit();
                update(deliveries, outcome, List.of("phase", "started_at", "ended_at", "id"), from, to);
                update(states, state, List.of("value", "changed_at", "because", "hash"), from, to);
                connection.commit();
                update(states, state, List.of("value", "wake_at", "because", "hash"), from, to);
                connection.commit();
            }
        }
    }

    private static void update(Rows rows, PreparedStatement statement, List<String> columns, int from, int to)
            throws SQLException {
        for (int row = from; row < to; row++) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setObject(i + 1, rows.value(row, columns.get(i)));
            }
            statement.addBatch();
        }
        statement.executeBatch();
    }

    private static List<String> schema(Connection from) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement statement = from.createStatement();
                ResultSet rs = statement.executeQuery("select sql from sqlite_master where sql is not null"
                        + " and tbl_name in ('alert', 'delivery', 'state') order by type desc")) {
            while (rs.next()) {
                statements.add(rs.getString(1));
            }
        }
        return statements;
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
