package dev.belfry.core.source;

/**
 * A source could not be read or settled. The message is one line that names the place and the remedy; it is shown as it
 * is, so it holds no secret.
 */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public enum Kind {
        /** It may pass by itself: asked again, with growing pauses. */
        RETRY,
        /** It stays until somebody acts: said once, loudly, and asked again at long intervals. */
        BLOCKED
    }

    private final Kind kind;

    public SourceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public SourceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
