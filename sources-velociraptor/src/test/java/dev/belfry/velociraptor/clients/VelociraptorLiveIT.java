package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.testing.LiveVenue;
import dev.belfry.velociraptor.testing.NeedsAServer;
import dev.belfry.velociraptor.testing.Venue;

/** The scenarios against a real server. */
@NeedsAServer
class VelociraptorLiveIT extends Scenarios {
    @Override
    protected Venue open() {
        return new LiveVenue();
    }
}
