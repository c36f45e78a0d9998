package dev.belfry.velociraptor.events;

import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.Permission;
import dev.belfry.velociraptor.testing.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios of {@link VelociraptorEventsLiveIT} on the fake: they are tried before they meet a real server. */
class FakeEventScenariosTest extends EventScenarios {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T10:00:00.123456Z"));
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);

    @BeforeEach
    void makeAdministrator() throws Exception {
        velociraptor.grant(FakeVelociraptor.BOT, FakeVelociraptor.ROOT, EnumSet.allOf(Permission.class));
        Files.writeString(apiConfig(), velociraptor.apiConfig());
    }

    @AfterEach
    @Override
    void cleanUp() throws Exception {
        super.cleanUp();
        velociraptor.close();
    }

    @Override
    Path apiConfig() {
        return folder.resolve("api.config.yaml");
    }

    @Override
    InstantSource clock() {
        return clock;
    }

    @Override
    void elapse(Duration time) {
        clock.advance(time);
    }

    @Override
    void pause() {
        Thread.onSpinWait();
    }
}
