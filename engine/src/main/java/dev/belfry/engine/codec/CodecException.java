package dev.belfry.engine.codec;

/**
 * A stored tree does not fit the record it is to become, or a record's value cannot be stored. The message names the
 * record and the component, and shows no value.
 */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CodecException(String message) {
        super(message);
    }

    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
