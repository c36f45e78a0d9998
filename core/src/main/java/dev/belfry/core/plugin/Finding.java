package dev.belfry.core.plugin;

import org.jspecify.annotations.Nullable;

/**
 * One thing an examination found.
 *
 * @param text one line of plain text, the outcome first
 * @param remedy what to do, often a command to copy; null when there is nothing to do
 */
public record Finding(Level level, String text, @Nullable String remedy) {
    /** How it stands. */
    public enum Level {
        OK,
        /** Works now; will not for ever, or is more than is needed. */
        WARN,
        FAIL
    }

    public static Finding ok(String text) {
        return new Finding(Level.OK, text, null);
    }

    public static Finding warn(String text, @Nullable String remedy) {
        return new Finding(Level.WARN, text, remedy);
    }

    public static Finding fail(String text, @Nullable String remedy) {
        return new Finding(Level.FAIL, text, remedy);
    }
}
