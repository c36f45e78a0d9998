package dev.belfry.engine.http;

/**
 * Why there is no answer.
 *
 * @param why one line without secrets, such as "connection refused by hooks.example:443"
 */
public record SendFailure(Kind kind, String why) {
    /** What the receiver can have seen. */
    public enum Kind {
        /** Nothing: it was refused, not found, or the handshake failed. Sending again repeats nothing. */
        UNSENT,
        /** Perhaps all of it: the connection broke, or the time was up, after the first byte was written. */
        IN_DOUBT,
        /** Nothing, and it never will: the address may not be reached with these settings. Somebody has to act. */
        FORBIDDEN,
        /**
         * Nothing that would count: no request can be made of this message, or nothing of its answer. Another message may
         * well be sent, and this says nothing of the service.
         */
        UNSENDABLE
    }
}
