package dev.belfry.velociraptor.clients;

import java.time.Instant;

/** A logged change of a label that is watched for. */
record LabelChange(AuditRow row, Label label, String hash) {
    static LabelChange of(AuditRow row, Label label) {
        return new LabelChange(row, label, row.hash());
    }

    Instant time() {
        return row.time();
    }
}
