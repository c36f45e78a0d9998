package dev.belfry.benchmarks.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows of a table, in memory. */
final class Rows {
    private final String table;
    private final List<String> columns = new ArrayList<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    private Rows(String table) {
        this.table = table;
    }

    static Rows read(Connection from, String table, String order) throws SQLException {
        Rows rows = new Rows(table);
        try (Statement statement = from.createStatement();
                ResultSet rs = statement.executeQuery("select * from " + table + " order by " + order)) {
            for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                rows.columns.add(rs.getMetaData().getColumnName(i));
            }
            while (rs.next()) {
                rows.add(rs);
            }
        }
        return rows;
    }

    private void add(ResultSet rs) throws SQLException {
        @Nullable Object[] row = new @Nullable Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = rs.getObject(i + 1);
        }
        rows.add(row);
    }

    int size() {
        return rows.size();
    }

    @Nullable
    Object value(int row, String column) {
        return rows.get(row)[columns.indexOf(column)];
    }

    void insert(Connection to, int from, int end) throws SQLException {
        String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (PreparedStatement insert = to.prepareStatement("insert into " + table + " values (" + places + ")")) {
            for (@Nullable Object[] row : rows.subList(from, end)) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
