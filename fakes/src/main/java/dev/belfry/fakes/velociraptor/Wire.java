package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One call's line to its client. Once the client has hung up, nothing more is said.
 *
 * @param cut cuts the connection, with all calls on it
 */
record Wire(ServerCallStreamObserver<VQLResponse> out, Runnable cut, ScheduledExecutorService scheduler) {

    void say(VQLResponse message) {
        if (!out.isCancelled()) {
            out.onNext(message);
        }
    }

    void end(Status status) {
        if (out.isCancelled()) {
            return;
        }
        if (status.isOk()) {
            out.onCompleted();
        } else {
            out.onError(status.asRuntimeException());
        }
    }

    /** In real time, whatever the server's clock says. */
    void later(Duration pause, Runnable action) {
        Future<?> unused = scheduler.schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
