package dev.belfry.rules.standard.seenrecently.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log says that people want of one label.
 *
 * @param since the first of the unbroken run of sets, or the removal
 * @param newest the newest row
 */
record Wanted(boolean on, long since, long newest) {
    /** By the rows that a query found; null when people wrote none of them. */
    static @Nullable Wanted by(List<Row> rows, int client, Terms terms) {
        Wanted wanted = null;
        for (Row row : rows) {
            boolean persons = !row.own() || terms.has(Flaw.OWN_ROWS);
            if (row.client() == client && persons) {
                wanted = wanted == null || terms.has(Flaw.KEPT_LAST) ? by(row) : wanted.then(row);
            }
        }
        return wanted;
    }

    private static Wanted by(Row row) {
        return new Wanted(row.set(), row.at(), row.at());
    }

    private Wanted then(Row row) {
        return on && row.set() ? new Wanted(true, since, row.at()) : by(row);
    }
}
