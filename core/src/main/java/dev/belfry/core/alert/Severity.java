package dev.belfry.core.alert;

import java.util.Locale;

/** How much an alert matters, least first. */
public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL;

    /** In lower case: {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
