package dev.belfry.engine.store;

import java.sql.SQLException;
import java.util.Locale;

/** From what a database says to what its user should read. */
final class StoreFailures {
    private StoreFailures() {}

    static StoreException explain(String place, Throwable failure) {
        String said = root(failure);
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("sqlite_full")) {
            return new StoreException(place + ": the disk is full. Make room; nothing is lost meanwhile.", failure);
        }
        if (lower.contains("sqlite_ioerr")) {
            return new StoreException(
                    place + ": the disk fails, or a quota is used up; nothing is lost meanwhile.", failure);
        }
        if (lower.contains("sqlite_readonly") || lower.contains("sqlite_perm")) {
            return new StoreException(
                    place + ": may not be written. Check its owner, its mode and its folder's.", failure);
        }
        if (lower.contains("sqlite_cantopen")) {
            return new StoreException(
                    place + ": cannot be opened. Check that its folder exists and may be written.", failure);
        }
        if (lower.contains("sqlite_corrupt") || lower.contains("sqlite_notadb")) {
            return new StoreException(
                    place + ": is damaged, or no Belfry store. Restore it from a backup, or name another store.path.",
                    failure);
        }
        if (lower.contains("sqlite_busy") || lower.contains("sqlite_locked")) {
            return new StoreException(place + ": is locked by another program that has it open.", failure);
        }
        return new StoreException(place + ": " + said, failure);
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
