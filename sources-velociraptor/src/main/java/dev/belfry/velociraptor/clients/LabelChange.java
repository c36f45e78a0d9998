package dev.belfry.velociraptor.clients;

import java.time.Instant;

/** A logged change of a label that is watched for, and a name for it that is the same whenever it is read. */
record LabelChange(AuditRow row, Label label, String hash) {
    /** @param number counts rows that say the same of the same millisecond, from 1 */
    static LabelChange of(AuditRow row, Label label, int number) {
        return new LabelChange(row, label, number == 1 ? row.hash() : row.hash() + ":" + number);
    }

    Instant time() {
        return row.time();
    }
}
