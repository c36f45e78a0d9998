package dev.belfry.velociraptor.connect;

import dev.belfry.core.settings.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a user gives to let Belfry into a server.
 *
 * @param apiConfig the API client file
 * @param pkcs12 a PKCS#12 file with certificate and key, which then count instead of those in the API client file; null
 *     for none
 * @param passphrase of the key, wherever it is; null for none
 */
public record ApiAccess(
        Path apiConfig, @Nullable Path pkcs12, @Nullable Secret passphrase) {
    /** Nothing but the file, whose key is not encrypted. */
    public static ApiAccess of(Path apiConfig) {
        return new ApiAccess(apiConfig, null, null);
    }
}
