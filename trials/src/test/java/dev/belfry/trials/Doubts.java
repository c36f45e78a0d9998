package dev.belfry.trials;

import dev.belfry.engine.delivery.Phase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a store knows of attempts that nobody heard the end of. */
final class Doubts {
    private static final String ATTEMPTS = """
            select count(*) from attempt t join delivery d on d.id = t.delivery join alert a on a.id = d.alert
            join name s on s.id = d.sink where t.phase = ? and s.name = ? and a.subject like ?""";

    private final Path store;

    Doubts(Path store) {
        this.store = store;
    }

    /** How many attempts to tell a sink of a client were in doubt, and made again. */
    int about(String sink, String client) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                PreparedStatement query = connection.prepareStatement(ATTEMPTS)) {
            query.setInt(1, Phase.IN_DOUBT.number());
            query.setString(2, sink);
            query.setString(3, "%" + client + "%");
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new AssertionError("Cannot read " + store, e);
        }
    }
}
