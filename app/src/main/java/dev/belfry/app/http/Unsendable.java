package dev.belfry.app.http;

import dev.belfry.engine.http.SendFailure;

import static java.util.Objects.requireNonNull;

/** A request that cannot be sent as it is. The message is for users and shows nothing secret. */
final class Unsendable extends Exception {
    private static final long serialVersionUID = 1L;

    private final SendFailure.Kind kind;

    private Unsendable(SendFailure.Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** It is no request. */
    static Unsendable malformed(String message) {
        return new Unsendable(SendFailure.Kind.UNSENDABLE, message);
    }

    /** It may not go there. */
    static Unsendable forbidden(String message) {
        return new Unsendable(SendFailure.Kind.FORBIDDEN, message);
    }

    SendFailure failure() {
        return new SendFailure(kind, words());
    }

    String words() {
        return requireNonNull(getMessage());
    }
}
