package dev.belfry.app.logging;

import ch.qos.logback.classic.Level;

/** The least that is logged. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    /** Everything of Belfry and its plugins, and stack traces. */
    DEBUG;

    boolean showsStackTraces() {
        return this == DEBUG;
    }

    Level level() {
        return Level.toLevel(name());
    }

    /** Libraries have little to say that a person who runs Belfry could use. */
    Level librariesLevel() {
        return switch (this) {
            case ERROR -> Level.ERROR;
            case WARN, INFO -> Level.WARN;
            // Further down, some write whole requests.
            case DEBUG -> Level.INFO;
        };
    }
}
