package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.clients.AuditRow.Change;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the log says somebody wants of a label.
 *
 * @param since the first of the unbroken run of sets, or the last removal
 * @param newest the newest row; of rows of one millisecond the last in the log
 */
record Wanted(Change change, Instant since, Instant newest) {
    /** By rows in the order of the log, all of one label on one client; empty for none. */
    static Optional<Wanted> by(List<AuditRow> rows) {
        Wanted wanted = null;
        for (AuditRow row :
                rows.stream().sorted(Comparator.comparing(AuditRow::time)).toList()) {
            wanted = wanted == null ? of(row) : wanted.then(row);
        }
        return Optional.ofNullable(wanted);
    }

    boolean isOn() {
        return change == Change.SET;
    }

    private Wanted then(AuditRow row) {
        return isOn() && row.change() == Change.SET ? new Wanted(Change.SET, since, row.time()) : of(row);
    }

    private static Wanted of(AuditRow row) {
        return new Wanted(row.change(), row.time(), row.time());
    }
}
