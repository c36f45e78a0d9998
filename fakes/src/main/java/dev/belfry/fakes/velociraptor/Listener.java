package dev.belfry.fakes.velociraptor;

import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The server's process, as the network sees it. */
final class Listener {
    private static final long STOP_SECONDS = 5;
    private final TlsSockets sockets;
    private final Server server;

    /** @param port zero for a free one */
    Listener(int port, TlsSockets sockets, Threads threads, BindableService service) throws IOException {
        this.sockets = sockets;
        this.server = OkHttpServerBuilder.forPort(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        InsecureServerCredentials.create())
                .socketFactory(sockets)
                .executor(threads.calls())
                .transportExecutor(threads.connections())
                .scheduledExecutorService(threads.scheduler())
                .intercept(new Caller.Interceptor(sockets))
                .addService(service)
                .build()
                .start();
    }

    int port() {
        return server.getPort();
    }

    /** Gone, and its connections cut: calls under way end with UNAVAILABLE. */
    void stop() {
        sockets.resetAll();
        server.shutdownNow();
        try {
            server.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
