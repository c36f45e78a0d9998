package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.VQLResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What goes wrong in a call, see {@link FakeVelociraptor#nextCall(Misbehaviour)}. */
public final class Misbehaviour {
    private static final Duration UNTIL_FLUSHED = Duration.ofMillis(50);

    private interface Manner {
        void handle(Supplier<Answer> honest, Wire wire);
    }

    private final Manner manner;

    private Misbehaviour(Manner manner) {
        this.manner = manner;
    }

    /** Says nothing at all, not even the first log line, until the client gives up. The query is not run. */
    public static Misbehaviour hang() {
        return new Misbehaviour((honest, wire) -> {});
    }

    /**
     * Runs the query, sends so many messages, then resets the connection and with it every call on it. A reset may
     * overtake what was sent shortly before.
     */
    public static Misbehaviour resetAfter(int messages) {
        return new Misbehaviour((honest, wire) -> {
            Answer answer = honest.get();
            if (answer.live() == null) {
                answer.messages().stream().limit(messages).forEach(wire::say);
                wire.later(UNTIL_FLUSHED, wire.cut());
            } else {
                play(answer, wire.saying(messages, () -> wire.later(UNTIL_FLUSHED, wire.cut())));
            }
        });
    }

    /** Sends so many messages of a stream and then nothing more, while the connection stays. */
    public static Misbehaviour silentAfter(int messages) {
        return new Misbehaviour((honest, wire) -> play(honest.get(), wire.saying(messages, () -> {})));
    }

    /** Waits before each message and before the end, in real time. */
    public static Misbehaviour slow(Duration pause) {
        return new Misbehaviour((honest, wire) -> {
            Answer answer = honest.get();
            playSlowly(answer, answer.messages().iterator(), pause, wire);
        });
    }

    /** Puts this text into the place of the first part's JSON. */
    public static Misbehaviour response(String text) {
        return edited(original -> text);
    }

    /** Ends the first part's JSON in its middle. */
    public static Misbehaviour halfJson() {
        return edited(original -> original.substring(0, original.length() / 2));
    }

    /** Blows the first part up to at least so many bytes with white space: still the same JSON. */
    public static Misbehaviour hugePart(int bytes) {
        return edited(original -> original + " ".repeat(Math.max(0, bytes - original.length())));
    }

    /** Lets something happen at the server just before it answers, honestly: a person, a visit, a crash of its own. */
    public static Misbehaviour meanwhile(Runnable action) {
        return new Misbehaviour((honest, wire) -> {
            action.run();
            play(honest.get(), wire);
        });
    }

    /** Lets something happen at the server after it has run the query, before the client hears of the outcome. */
    public static Misbehaviour afterwards(Runnable action) {
        return new Misbehaviour((honest, wire) -> {
            Answer answer = honest.get();
            action.run();
            play(answer, wire);
        });
    }

    /** Plays a recorded answer instead, message by message and without its pauses. The query is not run. */
    public static Misbehaviour replay(InputStream recording) throws IOException {
        Answer answer = Recording.read(recording);
        return new Misbehaviour((honest, wire) -> play(answer, wire));
    }

    /** As {@link #replay(InputStream)}. */
    public static Misbehaviour replay(Path recording) throws IOException {
        try (InputStream in = Files.newInputStream(recording)) {
            return replay(in);
        }
    }

    /** Well, none. */
    static Misbehaviour none() {
        return meanwhile(() -> {});
    }

    /**
     * Handles the call.
     *
     * @param honest runs the query, with all its effects
     */
    void handle(Supplier<Answer> honest, Wire wire) {
        manner.handle(honest, wire);
    }

    private static void play(Answer answer, Wire wire) {
        answer.messages().forEach(wire::say);
        finish(answer, wire);
    }

    private static void finish(Answer answer, Wire wire) {
        if (answer.live() == null) {
            wire.end(answer.status());
        } else {
            answer.live().start(wire);
        }
    }

    private static void playSlowly(Answer answer, Iterator<VQLResponse> rest, Duration pause, Wire wire) {
        wire.later(pause, () -> {
            if (rest.hasNext()) {
                wire.say(rest.next());
                playSlowly(answer, rest, pause, wire);
            } else {
                finish(answer, wire);
            }
        });
    }

    private static Misbehaviour edited(UnaryOperator<String> edit) {
        return new Misbehaviour((honest, wire) -> play(honest.get().withFirstPart(edit), wire));
    }
}
