package dev.belfry.fakes.velociraptor;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one fake server: named, daemons, gone when it is closed. */
final class Threads implements AutoCloseable {
    private static final int CALLS = 8;
    private static final int CONNECTIONS = 1_000;
    private static final long IDLE_SECONDS = 5;
    private static final long END_SECONDS = 2;

    private final ExecutorService calls = Executors.newFixedThreadPool(CALLS, named("call"));
    /** One for each connection, as that is how gRPC reads them. */
    private final ExecutorService connections = new ThreadPoolExecutor(
            0, CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("connection"));

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, named("timer"));

    ExecutorService calls() {
        return calls;
    }

    ExecutorService connections() {
        return connections;
    }

    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    @Override
    public void close() {
        List<ExecutorService> all = List.of(calls, connections, scheduler);
        all.forEach(ExecutorService::shutdownNow);
        all.forEach(Threads::awaitEnd);
    }

    private static void awaitEnd(ExecutorService executor) {
        try {
            executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String role) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "fake-velociraptor-" + role + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
