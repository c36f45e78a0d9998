package dev.belfry.app.environment;

/** Belfry cannot start. The message is one line for its user: where, what, and what to do. */
public final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public CannotStartException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
