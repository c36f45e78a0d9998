package dev.belfry.velociraptor.testing;

import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;

/** The fake, on a clock of its own: scenarios are tried here before they meet a real server. */
public final class FakeVenue implements Venue {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T10:00:00.123456Z"));
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final Path apiConfig;

    private FakeVenue(Path apiConfig) {
        this.apiConfig = apiConfig;
    }

    public static FakeVenue in(Path folder) throws IOException {
        FakeVenue venue = new FakeVenue(folder.resolve("api.config.yaml"));
        venue.velociraptor.grant(FakeVelociraptor.BOT, FakeVelociraptor.ROOT, EnumSet.allOf(Permission.class));
        Files.writeString(venue.apiConfig, venue.velociraptor.apiConfig());
        return venue;
    }

    @Override
    public Path apiConfig() {
        return apiConfig;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public void elapse(Duration time) {
        clock.advance(time);
    }

    @Override
    public void pause() {
        Thread.onSpinWait();
    }

    @Override
    public void close() {
        velociraptor.close();
    }
}
