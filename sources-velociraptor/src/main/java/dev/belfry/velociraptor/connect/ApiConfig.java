package dev.belfry.velociraptor.connect;

import java.nio.file.Path;

/**
 * What an API client file says: the file that {@code velociraptor config api_client} writes.
 *
 * @param serverName the name on the server's certificate, which is not its host name
 */
public record ApiConfig(Path file, String host, int port, String serverName, Identity identity) {
    /** The address as users write it. */
    public String address() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
