package dev.belfry.app.http;

import dev.belfry.engine.run.NamedThreads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks names up and stops waiting after five seconds or when the call's time is up. The system's own lookup can be
 * neither interrupted nor bounded, and a silent name server keeps it for half a minute.
 */
final class BoundedDns implements Dns, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int THREADS = 16;

    private final Names names;
    private final ThreadPoolExecutor threads;

    BoundedDns(Names names) {
        this.names = names;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), NamedThreads.of("belfry-names"));
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        try {
            return await(host, threads.submit(() -> names.addresses(host)));
        } catch (RejectedExecutionException closed) {
            throw new UnknownHostException(host);
        }
    }

    private static List<InetAddress> await(String host, Future<InetAddress[]> answer) throws UnknownHostException {
        Duration patience = Allowance.atMost(PATIENCE);
        try {
            return List.of(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException unknown) {
            throw new UnknownHostException(host);
        } catch (TimeoutException silent) {
            answer.cancel(true);
            throw new NoAnswerException(host);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(host);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The system's name lookup, or a test's. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** The name server said nothing in time. */
    static final class NoAnswerException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        private NoAnswerException(String host) {
            super(host);
        }
    }
}
