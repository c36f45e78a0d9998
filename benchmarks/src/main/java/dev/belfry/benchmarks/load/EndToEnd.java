package dev.belfry.benchmarks.load;

import dev.belfry.app.http.OkHttpSender;
import dev.belfry.app.http.Trust;
import dev.belfry.app.run.Plans;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.run.Instance;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The whole pipeline with its threads, its store and its HTTP client, to a webhook in another process. */
final class EndToEnd implements Scenario {
    private static final int ALERTS = 20_000;
    private static final int WARM_UP = 4_000;
    private static final int IN_FLIGHT = 16;
    private static final long LONGEST_MINUTES = 10;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        try (Child receiver = Child.start(ReceiverProcess.class)) {
            String url = receiver.ready();
            run(Files.createDirectory(folder.resolve("warm-up")), url, size.of(WARM_UP));
            int alerts = size.of(ALERTS);
            Lap belfry = run(Files.createDirectory(folder.resolve("measured")), url, alerts);
            PlainPosts.send(url, size.of(WARM_UP), IN_FLIGHT);
            Lap plain = PlainPosts.send(url, alerts, IN_FLIGHT);
            return List.of(
                    figure("End to end over HTTP, 16 in flight", belfry, alerts),
                    figure("Peer: as many POSTs by OkHttp alone, 16 in flight", plain, alerts));
        }
    }

    private static Figure figure(String what, Lap lap, int alerts) {
        return Figure.of(
                what + String.format(" (%,d)", alerts), lap.perSecond(alerts) + " alerts/s, " + lap.cpuEach(alerts));
    }

    private static Lap run(Path folder, String url, int alerts) throws Exception {
        Configuration configuration = Setup.read(folder, yaml(url, alerts));
        CountDownLatch settled = new CountDownLatch(alerts);
        RunListener listener = new RunListener() {
            @Override
            public void settled(String rule, String key, Settlement found) {
                settled.countDown();
            }
        };
        InstantSource clock = InstantSource.system();
        Store store = SqliteStores.open(configuration.store().path(), Instant.now(), StoreText::receipt);
        try (OkHttpSender sender = new OkHttpSender(Trust.ofSystem(), IN_FLIGHT, body -> Optional.empty(), clock)) {
            Instance instance = new Instance(store, Plans.of(configuration), sender, clock, listener);
            Lap lap = Lap.of(() -> {
                instance.start();
                if (!settled.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    throw new IllegalStateException(settled.getCount() + " of " + alerts + " never settled");
                }
            });
            instance.stop(Duration.ofSeconds(5));
            return lap;
        }
    }

    private static String yaml(String url, int alerts) {
        return """
            sources:
              dfir:
                type: flood
                clients: %d
            rules:
              back-online:
                type: once
            sinks:
              tickets:
                type: webhook
                url: %s
            """.formatted(alerts, url);
    }
}
