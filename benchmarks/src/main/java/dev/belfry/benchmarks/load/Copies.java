package dev.belfry.benchmarks.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Fills a store with copies of what the engine left in it: a million rows in seconds. */
final class Copies {
    private Copies() {}

    /**
     * Makes the second row to the last.
     *
     * @param inserts which select from {@code n}, a table of the numbers {@code i} from 2 on
     */
    static void make(Path store, int count, String... inserts) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma synchronous = off");
            statement.execute("pragma cache_size = -65536");
            for (String insert : inserts) {
                statement.execute("with recursive n(i) as (values (2) union all select i + 1 from n where i < " + count
                        + ") " + insert);
            }
        }
    }
}
