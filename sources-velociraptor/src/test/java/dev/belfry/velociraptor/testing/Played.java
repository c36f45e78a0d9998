package dev.belfry.velociraptor.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Scenarios that are played at one venue or another. */
public abstract class Played {
    private @Nullable Venue venue;

    /** Opens the venue for one scenario. */
    protected abstract Venue open() throws Exception;

    @BeforeEach
    public final void openVenue() throws Exception {
        venue = open();
    }

    @AfterEach
    public final void closeVenue() {
        venue().close();
    }

    private Venue venue() {
        return Objects.requireNonNull(venue);
    }

    /** An administrator's API client file. */
    protected final Path apiConfig() {
        return venue().apiConfig();
    }

    protected final InstantSource clock() {
        return venue().clock();
    }

    protected final void elapse(Duration time) throws InterruptedException {
        venue().elapse(time);
    }

    protected final void pause() throws InterruptedException {
        venue().pause();
    }
}
