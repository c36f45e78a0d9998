package dev.belfry.engine.config;

/**
 * Something the configuration asks for is not to be had. The message is one sentence that says what, as in "the
 * environment has no SLACK_WEBHOOK_URL."; it never shows a value.
 */
public final class UnfilledException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnfilledException(String message) {
        super(message);
    }
}
