package dev.belfry.velociraptor.events;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The scenarios against a real server. {@code BELFRY_VELOCIRAPTOR_API_CONFIG} names an administrator's API client file of
 * one that may be played with: the tests make a client, and delete it again.
 */
@EnabledIfEnvironmentVariable(
        named = VelociraptorEventsLiveIT.VARIABLE,
        matches = ".+",
        disabledReason =
                "needs a Velociraptor server: set BELFRY_VELOCIRAPTOR_API_CONFIG to an administrator's API client"
                        + " file")
class VelociraptorEventsLiveIT extends EventScenarios {
    static final String VARIABLE = "BELFRY_VELOCIRAPTOR_API_CONFIG";

    @Override
    Path apiConfig() {
        return Path.of(System.getenv(VARIABLE));
    }

    @Override
    InstantSource clock() {
        return InstantSource.system();
    }

    /** Nothing makes a real server's clock go faster. */
    @Override
    void elapse(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis() + 1);
    }

    @Override
    void pause() throws InterruptedException {
        Thread.sleep(100);
    }
}
