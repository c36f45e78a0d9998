package dev.belfry.engine.codec;

/** A value that does not fit, before it is known where. Reads on after the component's name: "is no time". */
final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misfit(String message) {
        super(message, null, false, false);
    }
}
