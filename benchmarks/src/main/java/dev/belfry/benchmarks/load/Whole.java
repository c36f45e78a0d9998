package dev.belfry.benchmarks.load;

import dev.belfry.app.http.OkHttpSender;
import dev.belfry.app.http.Trust;
import dev.belfry.app.run.Plans;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.run.Instance;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The whole pipeline with its threads, its store and its HTTP client, from a flood of clients to one webhook. */
final class Whole implements AutoCloseable {
    static final int IN_FLIGHT = 16;
    static final long LONGEST_MINUTES = 10;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final OkHttpSender sender;
    private final Instance instance;

    private Whole(OkHttpSender sender, Instance instance) {
        this.sender = sender;
        this.instance = instance;
    }

    /** Opens the store; nothing happens before {@link #start}. */
    static Whole open(Path folder, String flood, String url, RunListener listener) throws Exception {
        Configuration configuration = Setup.read(folder, yaml(flood, url));
        InstantSource clock = InstantSource.system();
        Store store = SqliteStores.open(configuration.store().path(), Instant.now(), StoreText::receipt);
        OkHttpSender sender = new OkHttpSender(Trust.ofSystem(), IN_FLIGHT, body -> Optional.empty(), clock);
        Instance instance = new Instance(store, Plans.of(configuration), sender, clock, listener);
        return new Whole(sender, instance);
    }

    void start() {
        instance.start();
    }

    static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException(latch.getCount() + " have not come");
        }
    }

    private static String yaml(String flood, String url) {
        return """
            sources:
              %s:
                type: flood
                %s
            rules:
              back-online:
                type: once
            sinks:
              %s:
                type: webhook
                url: %s
                in-flight: %d
            """.formatted(Rig.SOURCE, flood, Rig.SINK, url, IN_FLIGHT);
    }

    @Override
    public void close() {
        try {
            instance.stop(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sender.close();
    }
}
