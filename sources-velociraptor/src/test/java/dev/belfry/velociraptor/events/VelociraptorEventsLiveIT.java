package dev.belfry.velociraptor.events;

import dev.belfry.velociraptor.testing.LiveVenue;
import dev.belfry.velociraptor.testing.NeedsAServer;
import dev.belfry.velociraptor.testing.Venue;

/** The scenarios against a real server. */
@NeedsAServer
class VelociraptorEventsLiveIT extends EventScenarios {
    @Override
    protected Venue open() {
        return new LiveVenue();
    }
}
