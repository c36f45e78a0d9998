package dev.belfry.app.http;

/** A request that cannot be sent as it is. The message is for users and shows nothing secret. */
final class Unsendable extends Exception {
    private static final long serialVersionUID = 1L;

    Unsendable(String message) {
        super(message);
    }
}
