package dev.belfry.fakes.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A service on loopback that takes messages by HTTP. It keeps all that it accepts, in memory, until it is closed. All
 * methods may be called from any thread.
 */
public abstract class Receiver implements AutoCloseable {
    private static final int THREADS = 16;
    private static final long END_SECONDS = 2;
    private static final Verdict DISLIKED = Verdict.refused(new Reply(400, Map.of(), "not this one"), "is disliked");

    private final String name;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor scheduler;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<ReceivedMessage> messages = new ArrayList<>();
    private final List<RefusedMessage> refused = new ArrayList<>();
    private volatile Faults faults = Faults.none();
    private volatile Predicate<String> disliked = body -> false;

    Receiver(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
        this.threads = Executors.newFixedThreadPool(THREADS, named(name));
        this.scheduler = new ScheduledThreadPoolExecutor(1, named(name + "-timer"));
        this.server = bind();
    }

    /** Begins to serve, once the service itself is made. */
    final void open() {
        // The server's own thread keeps a process alive, unless a daemon begot it.
        Thread starter = named(name + "-starter").newThread(server::start);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where to send messages to; whoever knows it may. */
    public final URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target());
    }

    /** From now on, this goes wrong. */
    public final void faults(Faults faults) {
        this.faults = faults;
    }

    /** From now on, what has such a body is refused with a 400, whatever the service would make of it. */
    public final void dislikes(Predicate<String> bodies) {
        disliked = bodies;
    }

    /** Requests so far, whatever became of them. */
    public final int requests() {
        return requests.get();
    }

    /** What has arrived and was accepted, in the order of arrival; whether the sender heard of it is another matter. */
    public final List<ReceivedMessage> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    /** What has arrived and was not accepted, in the order of arrival. */
    public final List<RefusedMessage> refused() {
        synchronized (messages) {
            return List.copyOf(refused);
        }
    }

    /**
     * All messages as one HTML page that needs nothing else, looking much as they do in the service. What they contain
     * is shown and never takes effect.
     */
    public abstract String page();

    /** Ends it at once, connections included. May be repeated. */
    @Override
    public final void close() {
        server.stop(0);
        threads.shutdownNow();
        scheduler.shutdownNow();
        try {
            threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            scheduler.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Path and query, which are secret in the real service. */
    abstract String target();

    /** What the service makes of a message. */
    abstract Verdict judge(ReceivedMessage message);

    private HttpServer bind() {
        // Without it each answer waits 40 ms for the client's acknowledgement. It is read when the first server is
        // made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(threads);
            http.createContext("/", this::serve);
            return http;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on loopback as " + name, e);
        }
    }

    private void serve(HttpExchange http) {
        int request = requests.incrementAndGet();
        Exchange exchange = new Exchange(http, scheduler);
        faults.at(request).handle(() -> receive(request, exchange), exchange);
    }

    private Reply receive(int request, Exchange exchange) {
        try {
            String body = exchange.body();
            ReceivedMessage message = new ReceivedMessage(
                    request, clock.instant(), exchange.method(), exchange.target(), exchange.headers(), body);
            Verdict verdict = disliked.test(body) ? DISLIKED : judge(message);
            record(message, verdict);
            return verdict.reply();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(ReceivedMessage message, Verdict verdict) {
        synchronized (messages) {
            verdict.refusal()
                    .ifPresentOrElse(
                            why -> refused.add(
                                    new RefusedMessage(message, verdict.reply().status(), why)),
                            () -> messages.add(message));
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "fake-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
