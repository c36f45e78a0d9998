package dev.belfry.app.demo;

import dev.belfry.app.http.OkHttpSender;
import dev.belfry.app.run.Plans;
import dev.belfry.app.startup.Startup;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.run.Instance;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The pipeline in this process: what {@code belfry run} runs, with another listener. */
final class PipelineHere implements Pipeline {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Instance instance;
    private final OkHttpSender sender;
    private final Instant started;

    PipelineHere(Startup startup, DemoFolder folder, DemoNarrator narrator, InstantSource clock) throws Exception {
        Configuration configuration = startup.configuration(folder.configuration());
        this.sender = startup.sender(configuration);
        Store store = SqliteStores.open(configuration.store().path(), clock.instant(), StoreText::receipt);
        this.instance = new Instance(store, Plans.of(configuration), sender, clock, narrator);
        instance.start();
        this.started = clock.instant();
    }

    @Override
    public Instant started() {
        return started;
    }

    @Override
    public void look() {
        // The narrator hears of everything by itself.
    }

    @Override
    public void end() throws InterruptedException {
        instance.stop(DRAIN);
        sender.close();
    }
}
