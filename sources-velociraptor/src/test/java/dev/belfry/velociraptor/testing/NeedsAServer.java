package dev.belfry.velociraptor.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Runs only where {@code BELFRY_VELOCIRAPTOR_API_CONFIG} names an administrator's API client file of a real server that may
 * be played with: the tests make clients, and delete them again.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
        named = NeedsAServer.API_CONFIG,
        matches = ".+",
        disabledReason =
                "needs a Velociraptor server: set BELFRY_VELOCIRAPTOR_API_CONFIG to an administrator's API client"
                        + " file")
public @interface NeedsAServer {
    String API_CONFIG = "BELFRY_VELOCIRAPTOR_API_CONFIG";
}
