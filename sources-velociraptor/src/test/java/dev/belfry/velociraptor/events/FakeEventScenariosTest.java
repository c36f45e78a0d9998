package dev.belfry.velociraptor.events;

import dev.belfry.velociraptor.testing.FakeVenue;
import dev.belfry.velociraptor.testing.Venue;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios of {@link VelociraptorEventsLiveIT} on the fake. */
// A heartbeat comes by the clock of the wall.
@Tag("real-clock")
class FakeEventScenariosTest extends EventScenarios {
    @TempDir
    Path folder;

    @Override
    protected Venue open() throws IOException {
        return FakeVenue.in(folder);
    }
}
