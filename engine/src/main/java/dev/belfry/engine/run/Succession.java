package dev.belfry.engine.run;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Which plan takes over from the one that runs: the latest that was asked for. */
final class Succession {
    private @Nullable Successor waiting;
    private @Nullable Successor taking;
    private boolean over;

    /** A plan that is to take over, and who waits for it. */
    record Successor(Plan plan, CompletableFuture<Void> done) {}

    /** Asks for another plan; one that waits is not wanted any more. */
    synchronized CompletableFuture<Void> ask(Plan plan) {
        Successor next = new Successor(plan, new CompletableFuture<>());
        cancel(waiting);
        waiting = next;
        if (over) {
            end();
        }
        return next.done();
    }

    /** The plan that is to take over now. */
    synchronized @Nullable Successor next() {
        Successor next = waiting;
        waiting = null;
        return next;
    }

    /** It takes over, and cannot fail any more. */
    synchronized void takes(Successor heir) {
        taking = heir;
    }

    /** Whoever took over runs. */
    synchronized void runs() {
        if (taking != null) {
            taking.done().complete(null);
        }
    }

    /** Nobody takes over any more. */
    synchronized void end() {
        over = true;
        cancel(waiting);
        cancel(taking);
        waiting = null;
    }

    private static void cancel(@Nullable Successor unwanted) {
        if (unwanted != null) {
            unwanted.done().cancel(false);
        }
    }
}
