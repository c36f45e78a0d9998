package dev.belfry.fakes.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** How a receiver treats a request. */
public final class Fault {
    private static final int CHUNK = 8_192;

    private interface Manner {
        void handle(Supplier<Reply> honest, Exchange exchange);
    }

    private final Manner manner;

    private Fault(Manner manner) {
        this.manner = manner;
    }

    /** As the service does. */
    public static Fault none() {
        return honestly(reply -> reply);
    }

    /** Answers so without looking at the message, which has not arrived then. */
    public static Fault answer(int status, Map<String, String> headers, String body) {
        Reply reply = new Reply(status, headers, body);
        return new Fault((honest, exchange) -> exchange.answer(reply));
    }

    /** Sends it elsewhere with a 307. */
    public static Fault redirect(URI elsewhere) {
        return answer(307, Map.of("Location", elsewhere.toString()), "");
    }

    /** Closes the connection without having read the message, which has not arrived then. */
    public static Fault dropBeforeReading() {
        return new Fault((honest, exchange) -> exchange.drop());
    }

    /** Takes the message and closes the connection instead of answering: it has arrived, and the sender cannot know. */
    public static Fault dropAfterReading() {
        return new Fault((honest, exchange) -> {
            Reply unused = honest.get();
            exchange.drop();
        });
    }

    /** Takes the message and answers so much later, in real time. */
    public static Fault slow(Duration pause) {
        return new Fault((honest, exchange) -> {
            Reply reply = honest.get();
            exchange.later(pause, () -> exchange.answer(reply));
        });
    }

    /** Takes the message and answers one byte at a time, with so much real time before each. */
    public static Fault trickle(Duration pause) {
        return new Fault((honest, exchange) -> exchange.trickle(honest.get(), pause));
    }

    /** Takes the message, announces the service's whole answer, and closes the connection in the middle of it. */
    public static Fault truncated() {
        return new Fault((honest, exchange) -> exchange.truncate(honest.get()));
    }

    /** Takes the message and answers as the service does, under another Content-Type. */
    public static Fault contentType(String type) {
        return honestly(reply -> reply.withContentType(type));
    }

    /** Takes the message and answers with the service's status and a body of so many bytes. */
    public static Fault hugeBody(long bytes) {
        return new Fault((honest, exchange) -> exchange.stream(honest.get(), bytes, CHUNK));
    }

    /** Takes the message and answers with the service's status and a body that goes on until the client has enough. */
    public static Fault endlessBody() {
        return hugeBody(Long.MAX_VALUE);
    }

    /**
     * Handles the request.
     *
     * @param honest reads the message and says what the service answers; what it accepts is recorded by that
     */
    void handle(Supplier<Reply> honest, Exchange exchange) {
        manner.handle(honest, exchange);
    }

    private static Fault honestly(UnaryOperator<Reply> edit) {
        return new Fault((honest, exchange) -> exchange.answer(edit.apply(honest.get())));
    }
}
