package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One call's line to its client. Once the client has hung up, nothing more is said. */
record Wire(
        ServerCallStreamObserver<VQLResponse> out,
        SocketAddress address,
        TlsSockets sockets,
        ScheduledExecutorService scheduler) {

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

    /** Cuts the connection, with all calls on it. */
    void reset() {
        sockets.reset(address);
    }

    /** In real time, whatever the server's clock says. */
    void later(Duration pause, Runnable action) {
        Future<?> unused = scheduler.schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
