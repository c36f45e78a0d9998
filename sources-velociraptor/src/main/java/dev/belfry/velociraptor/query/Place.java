package dev.belfry.velociraptor.query;

import dev.belfry.velociraptor.connect.ApiConfig;

/**
 * Where a query runs and as whom; what every message about it names.
 *
 * @param address host and port
 * @param file the API client file
 * @param serverName the name the server's certificate must bear
 */
record Place(String address, String file, String serverName, String user, String org) {
    static Place of(ApiConfig config, String org) {
        return new Place(
                config.address(),
                config.file().toString(),
                config.serverName(),
                config.identity().user(),
                org);
    }
}
