package dev.belfry.core.alert;

import java.util.Locale;

/** Whether what an alert tells of is so, or is over. */
public enum Status {
    FIRING,
    RESOLVED;

    /** In lower case: {@code firing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
