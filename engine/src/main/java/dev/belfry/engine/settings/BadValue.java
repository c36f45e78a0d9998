package dev.belfry.engine.settings;

/** A scalar's text is not what its setting wants. The message reads on after the text, and does not show it. */
final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;

    BadValue(String message) {
        super(message, null, false, false);
    }
}
