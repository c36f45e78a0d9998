package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.testing.FakeVenue;
import dev.belfry.velociraptor.testing.Venue;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios of {@link VelociraptorLiveIT} on the fake. */
class FakeScenariosTest extends Scenarios {
    @TempDir
    Path folder;

    @Override
    protected Venue open() throws IOException {
        return FakeVenue.in(folder);
    }
}
