package dev.belfry.core.alert;

/** How much an alert matters, least first. */
public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL
}
