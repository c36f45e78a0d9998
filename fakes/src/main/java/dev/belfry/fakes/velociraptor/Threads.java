package dev.belfry.fakes.velociraptor;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one fake server: named, daemons, gone when it is closed. */
final class Threads implements AutoCloseable {
    private final ExecutorService calls = Executors.newCachedThreadPool(named("call"));
    private final ExecutorService connections = Executors.newCachedThreadPool(named("connection"));
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
        calls.shutdownNow();
        connections.shutdownNow();
        scheduler.shutdownNow();
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
