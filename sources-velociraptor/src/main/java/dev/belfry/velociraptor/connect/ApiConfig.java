package dev.belfry.velociraptor.connect;

import java.nio.file.Path;

/**
 * What an API client file says: the file that {@code velociraptor config api_client} writes.
 *
 * @param server where its API listens
 * @param serverName the name on the server's certificate, which is not its host name
 * @param largestMessage in bytes, what a message from the server may have
 */
public record ApiConfig(Path file, Address server, String serverName, int largestMessage, Identity identity) {
    /** Where the server's API listens, as users write it. */
    public String address() {
        return server.text();
    }
}
