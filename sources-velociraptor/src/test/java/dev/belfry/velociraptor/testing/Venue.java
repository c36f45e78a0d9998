package dev.belfry.velociraptor.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Where scenarios are played: a Velociraptor server of which an administrator's API client file is at hand. */
public interface Venue extends AutoCloseable {
    Path apiConfig();

    /** The server's. */
    InstantSource clock();

    /** Waits, or lets the clock go on. */
    void elapse(Duration time) throws InterruptedException;

    /** Between two looks of which the first found nothing. */
    void pause() throws InterruptedException;

    @Override
    void close();
}
