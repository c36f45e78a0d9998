package dev.belfry.velociraptor.connect;

import java.nio.file.Path;

/**
 * What an API client file says: the file that {@code velociraptor config api_client} writes.
 *
 * @param serverName the name on the server's certificate, which is not its host name
 * @param largestMessage in bytes, what a message from the server may have
 */
public record ApiConfig(Path file, String host, int port, String serverName, int largestMessage, Identity identity) {
    /** The address as users write it. */
    public String address() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
