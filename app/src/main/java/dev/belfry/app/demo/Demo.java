package dev.belfry.app.demo;

import dev.belfry.app.run.LogListener;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The demo in its three manners. */
public final class Demo {
    /** How long the servers are given to see everything, from the pipeline's last start. */
    private static final Duration LONGEST = Duration.ofSeconds(55);

    private static final long LOOK_MILLIS = 20;
    /** How long it goes on after the last message, so that one told twice would be seen. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Inject
    Demo(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Shows the pipeline at work.
     *
     * @return whether everyone was told once and every label is off
     */
    public boolean show(Path where) throws Exception {
        startup.startLogging();
        DemoScreen screen = new DemoScreen(console, clock);
        DemoFolder folder = new DemoFolder(where);
        try (DemoWorld world = DemoWorld.moody(clock);
                DemoStory story = new DemoStory(world, screen)) {
            introduce(world, folder);
            story.beginWhenPolled();
            DemoNarrator narrator = new DemoNarrator(screen, new LogListener(clock, startup.zone()));
            play(world, new PipelineHere(startup, folder, narrator, clock));
            return new DemoSummary(console, world, folder).print();
        }
    }

    /** As {@link #show}, with a pipeline that is killed in the middle. */
    public boolean crash(Path where) throws Exception {
        startup.startLogging();
        DemoScreen screen = new DemoScreen(console, clock);
        DemoFolder folder = new DemoFolder(where);
        try (DemoWorld world = DemoWorld.slow(clock);
                DemoStory story = new DemoStory(world, screen)) {
            introduce(world, folder);
            story.beginWhenPolled();
            PipelineThere pipeline = new PipelineThere(folder, new DemoWatch(world, screen), screen, clock);
            play(world, pipeline);
            return new DemoSummary(console, world, folder).printAfter(pipeline.kills(), resent(folder));
        }
    }

    private static long resent(DemoFolder folder) {
        try (StoreReader reader = SqliteStores.openForReading(folder.store()).orElseThrow()) {
            return reader.resentInDoubt();
        }
    }

    /** Plays the servers until the process is stopped. */
    public void serve(Path where) throws Exception {
        startup.startLogging();
        DemoScreen screen = new DemoScreen(console, clock);
        DemoFolder folder = new DemoFolder(where);
        try (DemoWorld world = DemoWorld.moody(clock);
                DemoStory story = new DemoStory(world, screen)) {
            introduce(world, folder);
            console.print("Velociraptor's API at " + world.velociraptor().address() + ", api.config.yaml beside it.");
            console.print("Clients come online when the first poll comes in. To run the pipeline, elsewhere:");
            console.print("  belfry run --config " + folder.configuration());
            console.print("Stop with Ctrl-C.");
            story.beginWhenPolled();
            DemoWatch watch = new DemoWatch(world, screen);
            boolean summed = false;
            while (true) {
                watch.look();
                folder.writePages(world);
                if (!summed && DemoLedger.of(world).isDone()) {
                    TimeUnit.MILLISECONDS.sleep(AFTERWARDS.toMillis());
                    watch.look();
                    summed = new DemoSummary(console, world, folder).print();
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private void introduce(DemoWorld world, DemoFolder folder) throws Exception {
        folder.prepare(world);
        console.print("A Velociraptor server with " + (DemoCast.LABELLED.size() + 1)
                + " clients, a Slack and a Teams channel, all on this machine.");
        console.print("Configuration: " + folder.configuration() + "   (copy it, it is yours)");
        console.print("");
    }

    private void play(DemoWorld world, Pipeline pipeline) throws Exception {
        try {
            while (!DemoLedger.of(world).isDone()
                    && clock.instant().isBefore(pipeline.started().plus(LONGEST))) {
                lookAndWait(pipeline);
            }
            Instant afterwards = clock.instant().plus(AFTERWARDS);
            while (clock.instant().isBefore(afterwards)) {
                lookAndWait(pipeline);
            }
        } finally {
            pipeline.end();
        }
    }

    private static void lookAndWait(Pipeline pipeline) throws Exception {
        pipeline.look();
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
}
