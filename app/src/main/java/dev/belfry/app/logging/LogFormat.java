package dev.belfry.app.logging;

/** How log lines look. */
public enum LogFormat {
    /** {@code 14:02:07 INFO  back-online   LT-4711 is back online}. */
    HUMAN,
    /** One JSON object a line: timestamp, level, logger, in, message, and with {@link LogLevel#DEBUG} the stack trace. */
    JSON
}
