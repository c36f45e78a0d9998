package dev.belfry.app.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.belfry.engine.run.NamedThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers GET and HEAD, with the JDK's own server. Whoever is slow, asks too often or sends too much costs four threads
 * and 64 connections at most, each for some seconds, and keeps others from an answer; it never reaches the driver.
 */
final class MonitoringServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MonitoringServer.class);
    private static final int THREADS = 4;
    private static final int WAITING = 32;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final int NO_BODY = -1;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;

    static {
        limit("jdk.httpserver.maxConnections", 64);
        limit("sun.net.httpserver.maxReqHeaders", 64);
        limit("sun.net.httpserver.maxReqHeaderSize", 16 << 10);
        limit("sun.net.httpserver.maxReqTime", 5);
        limit("sun.net.httpserver.maxRspTime", 10);
    }

    private final HttpServer server;
    private final Pages pages;
    private final ThreadPoolExecutor threads;

    /**
     * Takes the address; nothing is answered yet.
     *
     * @throws IOException when it cannot be had
     */
    MonitoringServer(InetSocketAddress address, Pages pages) throws IOException {
        this.pages = pages;
        this.server = HttpServer.create(address, WAITING);
        // What finds no place is thrown back at the server, which closes its connection.
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new ArrayBlockingQueue<>(WAITING),
                NamedThreads.of("belfry-monitoring"));
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /** The JDK's server knows limits by these names only, for the whole process; what the command line says stands. */
    private static void limit(String name, int most) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, String.valueOf(most));
        }
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            // A kept connection is one that somebody else cannot have.
            exchange.getResponseHeaders().set("Connection", "close");
            boolean bare = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), bare ? NO_BODY : body.length);
            if (!bare) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Reply reply(HttpExchange exchange) {
        if (!METHODS.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Reply.line(METHOD_NOT_ALLOWED, "GET and HEAD only");
        }
        try {
            return pages.page(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Accept"));
        } catch (RuntimeException defect) {
            log.warn("monitoring  could not answer", defect);
            return Reply.line(INTERNAL_ERROR, "a defect; the log has it");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
