package dev.belfry.app.http;

import dev.belfry.engine.run.NamedThreads;
import java.net.Proxy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

import static java.util.Objects.requireNonNull;

/**
 * One OkHttp client for each zone, over the same threads and connections.
 *
 * <p>Why not HTTP/2: one broken connection would put every request on it in doubt, and OkHttp bounds its headers not.
 *
 * <p>Why no {@code retryOnConnectionFailure}: OkHttp would write a request again on its own whenever a connection breaks
 * before the answer, although the receiver may have acted; only the engine, which has the attempt on disk, may decide
 * that. What is lost with it is the silent repair of a kept connection that the receiver has closed meanwhile. That is
 * made rare by keeping connections for less than the five seconds after which the hastiest common servers (Apache, Node)
 * close them. Other addresses of the same host are tried all the same: that happens before anything is written.
 */
final class Clients implements AutoCloseable {
    static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration KEEP = Duration.ofSeconds(4);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            // The dispatcher bounds the calls. A bound here would refuse the call that takes a finished one's place,
            // because the dispatcher starts it before the finished one has let go of its thread.
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            NamedThreads.of("belfry-http"));

    private final Dispatcher dispatcher = new Dispatcher(threads);
    private final ConnectionPool connections;
    private final BoundedDns dns;
    private final Map<Zone, OkHttpClient> byZone = new EnumMap<>(Zone.class);

    Clients(Trust trust, int atOnce, BoundedDns.Names names) {
        allow(atOnce);
        connections = new ConnectionPool(atOnce, KEEP.toMillis(), TimeUnit.MILLISECONDS);
        dns = new BoundedDns(names);
        OkHttpClient base = base(trust);
        for (Zone zone : Zone.values()) {
            byZone.put(zone, within(zone, base));
        }
    }

    void allow(int atOnce) {
        dispatcher.setMaxRequests(atOnce);
        dispatcher.setMaxRequestsPerHost(atOnce);
    }

    private OkHttpClient base(Trust trust) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(connections)
                .dns(dns)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(CONNECT)
                // None of their own: the call's time-out bounds them.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addInterceptor(new WholeAnswer())
                .addNetworkInterceptor(new OneExchange())
                .eventListenerFactory(Clients::trail);
        trust.addTo(builder);
        return builder.build();
    }

    private static OkHttpClient within(Zone zone, OkHttpClient base) {
        OkHttpClient.Builder builder = base.newBuilder().socketFactory(new GuardedSocketFactory(zone));
        if (zone == Zone.THIS_MACHINE) {
            // A proxy on this machine would carry plain http anywhere.
            builder.proxy(Proxy.NO_PROXY);
        }
        return builder.build();
    }

    private static EventListener trail(Call call) {
        return requireNonNull(call.request().tag(Trail.class));
    }

    OkHttpClient within(Zone zone) {
        return requireNonNull(byZone.get(zone));
    }

    /**
     * Runs something on a thread of these clients.
     *
     * @throws java.util.concurrent.RejectedExecutionException after {@link #close}
     */
    void execute(Runnable work) {
        threads.execute(work);
    }

    /** Gives up every call; returns when all have been heard of, or after two seconds. */
    @Override
    public void close() {
        threads.shutdown();
        dispatcher.cancelAll();
        try {
            // Not interrupted: a thread may be in the engine's hands just now.
            boolean unused = threads.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
        connections.evictAll();
        dns.close();
    }
}
