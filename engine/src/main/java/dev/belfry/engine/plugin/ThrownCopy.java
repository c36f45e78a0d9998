package dev.belfry.engine.plugin;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin threw, without the plugin: names, texts and stacks of it and its causes. A plugin's own exception class
 * may throw, or lie, or show a secret whenever it is printed; it also keeps the plugin's classes in memory.
 */
final class ThrownCopy extends Exception {
    private static final long serialVersionUID = 1L;

    /** A chain of causes may be a ring, or grow whenever it is looked at. */
    private static final int CAUSES = 16;

    private final String name;

    private ThrownCopy(String name, @Nullable String message, StackTraceElement[] stack, @Nullable ThrownCopy cause) {
        super(message, cause, false, true);
        this.name = name;
        setStackTrace(stack);
    }

    /**
     * Copies it.
     *
     * @param clean takes from a text what nobody shall see
     */
    static ThrownCopy of(Throwable thrown, UnaryOperator<String> clean) {
        return copy(thrown, clean, CAUSES);
    }

    private static ThrownCopy copy(Throwable thrown, UnaryOperator<String> clean, int causes) {
        Throwable cause = causes == 0 ? null : asked(thrown::getCause);
        String message = asked(thrown::getMessage);
        return new ThrownCopy(
                thrown.getClass().getName(),
                message == null ? null : clean.apply(message),
                stack(thrown),
                cause == null ? null : copy(cause, clean, causes - 1));
    }

    private static StackTraceElement[] stack(Throwable thrown) {
        StackTraceElement[] stack = asked(() -> thrown.getStackTrace().clone());
        return stack == null ? new StackTraceElement[0] : stack;
    }

    private static <T> @Nullable T asked(Supplier<? extends @Nullable T> question) {
        try {
            return question.get();
        } catch (Throwable whileAsking) {
            Fatal.rethrow(whileAsking);
            return null;
        }
    }

    /** As the original would print: {@code java.lang.IllegalStateException: no topic}. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // The message is the original's, and so is the class to print.
    public String toString() {
        String message = getMessage();
        return message == null ? name : name + ": " + message;
    }
}
