package dev.belfry.app.demo;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What happens in the demo, told off on a thread of its own: clients are labelled, and come online one after the other. */
final class DemoStory implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final DemoWorld world;
    private final DemoScreen screen;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "belfry-demo-story");
        made.setDaemon(true);
        return made;
    });

    DemoStory(DemoWorld world, DemoScreen screen) {
        this.world = world;
        this.screen = screen;
    }

    /** Begins with the pipeline's first call to the server. */
    void beginWhenPolled() {
        thread.execute(this::look);
    }

    private void look() {
        if (world.isPolled()) {
            begin();
        } else {
            later(LOOK, this::look);
        }
    }

    private void begin() {
        screen.begin();
        world.label();
        DemoCast.LABELLED.forEach(screen::labelled);
        later(DemoCast.WITH_OTHER_LABEL, () -> world.comesBack(DemoCast.WITH_OTHER_LABEL));
        DemoCast.comingBack()
                .forEach(client -> later(client, () -> {
                    world.comesBack(client);
                    screen.cameBack(client);
                }));
    }

    private void later(DemoClient client, Runnable what) {
        if (client.back() != null) {
            later(client.back(), what);
        }
    }

    private void later(Duration when, Runnable what) {
        var unused = thread.schedule(what, when.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
