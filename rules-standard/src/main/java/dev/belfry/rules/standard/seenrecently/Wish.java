package dev.belfry.rules.standard.seenrecently;

import dev.belfry.rules.standard.seenrecently.LabelChange.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people want of a label, by the newest row of theirs that is known.
 *
 * @param kind whether that row set the label or removed it
 * @param first the row that began it: the first of an unbroken run of sets, or the removal
 * @param newest the newest row
 */
record Wish(Kind kind, Row first, Row newest) {
    /** Who wrote in the audit log, and when. */
    record Row(Instant at, String by) {}

    /**
     * The wish once a row is known as well; the same when it adds nothing. Rows may come twice, and a row may come after
     * one that is newer. Of rows of the same millisecond the later one in the log counts.
     */
    static Wish after(@Nullable Wish known, LabelChange change) {
        Row row = new Row(change.at(), change.by());
        if (known == null) {
            return new Wish(change.kind(), row, row);
        }
        if (change.at().isBefore(known.newest.at)) {
            return change.kind() == Kind.REMOVED ? known.brokenBy(row) : known;
        }
        if (change.kind() != known.kind) {
            return new Wish(change.kind(), row, row);
        }
        return row.equals(known.newest) ? known : known.confirmedBy(row);
    }

    boolean isSet() {
        return kind == Kind.SET;
    }

    /** What of it was wished after a read began; null when it is all older. */
    @Nullable
    Wish notBefore(Instant readAt) {
        if (Times.isBeforeRead(newest.at, readAt)) {
            return null;
        }
        return Times.isBeforeRead(first.at, readAt) ? new Wish(kind, newest, newest) : this;
    }

    private Wish confirmedBy(Row row) {
        boolean continues = isSet() && !row.at.equals(first.at);
        return new Wish(kind, continues ? first : row, row);
    }

    private Wish brokenBy(Row removal) {
        boolean within = isSet() && removal.at.isAfter(first.at);
        return within ? new Wish(kind, newest, newest) : this;
    }
}
