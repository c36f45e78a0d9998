package dev.belfry.velociraptor.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** A real server, whose clock nothing makes go faster. */
public final class LiveVenue implements Venue {
    private static final long PAUSE_MILLIS = 100;

    @Override
    public Path apiConfig() {
        return Path.of(System.getenv(NeedsAServer.API_CONFIG));
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public void elapse(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis() + 1);
    }

    @Override
    public void pause() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
    }

    @Override
    public void close() {
        // It goes on without us.
    }
}
