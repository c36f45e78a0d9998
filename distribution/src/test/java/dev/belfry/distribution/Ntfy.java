package dev.belfry.distribution;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An ntfy server on loopback that takes everything. */
final class Ntfy implements AutoCloseable {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final HttpServer server;

    private Ntfy(HttpServer server) {
        this.server = server;
    }

    static Ntfy start() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Ntfy ntfy = new Ntfy(HttpServer.create(anyPort, 0));
        ntfy.server.createContext("/", ntfy::receive);
        ntfy.server.start();
        return ntfy;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Waits for it; null when none comes in two minutes. */
    @Nullable
    String nextMessage() throws InterruptedException {
        return messages.poll(2, TimeUnit.MINUTES);
    }

    private void receive(HttpExchange exchange) throws IOException {
        messages.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
