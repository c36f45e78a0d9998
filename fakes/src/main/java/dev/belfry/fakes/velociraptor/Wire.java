package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One call's line to its client. Once the client has hung up, nothing more is said. */
final class Wire {
    private final ServerCallStreamObserver<VQLResponse> out;
    private final Runnable cut;
    private final ScheduledExecutorService scheduler;
    private final Readiness readiness;
    private Runnable atLast = () -> {};
    private Runnable whenOver = () -> {};
    private long left = Long.MAX_VALUE;

    /** @param cut cuts the connection, with all calls on it */
    Wire(
            ServerCallStreamObserver<VQLResponse> out,
            Runnable cut,
            ScheduledExecutorService scheduler,
            Readiness readiness) {
        this.out = out;
        this.cut = cut;
        this.scheduler = scheduler;
        this.readiness = readiness;
    }

    Runnable cut() {
        return cut;
    }

    /** After so many messages nothing more is said, and {@code then} happens. */
    synchronized Wire saying(int messages, Runnable then) {
        left = messages;
        atLast = then;
        return this;
    }

    synchronized void say(VQLResponse message) {
        if (out.isCancelled() || left == 0) {
            return;
        }
        out.onNext(message);
        if (--left == 0) {
            atLast.run();
        }
    }

    synchronized void end(Status status) {
        if (out.isCancelled() || left == 0) {
            return;
        }
        if (status.isOk()) {
            out.onCompleted();
        } else {
            out.onError(status.asRuntimeException());
        }
    }

    /** Whether the client keeps up. */
    boolean isReady() {
        return out.isReady() && !out.isCancelled();
    }

    void whenReady(Runnable then) {
        readiness.whenReady(then);
    }

    /** What is to happen when the client is found to have hung up. */
    void whenOver(Runnable then) {
        whenOver = then;
    }

    /** In real time, whatever the server's clock says. */
    void later(Duration pause, Runnable action) {
        Future<?> unused = scheduler.schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** As {@link #later}, again and again until the client hangs up. */
    void every(Duration pause, Runnable action) {
        later(pause, () -> {
            if (out.isCancelled()) {
                whenOver.run();
            } else {
                action.run();
                every(pause, action);
            }
        });
    }
}
