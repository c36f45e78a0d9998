package dev.belfry.velociraptor.query;

import dev.belfry.velociraptor.connect.VelociraptorException;
import io.grpc.Status;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;

/** Says what is wrong when there is no way to the server, or it broke. All of it may pass by itself. */
final class NetworkVerdict {
    private NetworkVerdict() {}

    static Optional<VelociraptorException> of(Status status, Place place) {
        if (status.getCode() != Status.Code.UNAVAILABLE) {
            return Optional.empty();
        }
        Throwable cause = status.getCause();
        if (Causes.has(cause, UnknownHostException.class)) {
            return passing(place, "its host name is unknown", "Correct api_connection_string in " + place.file() + ".");
        }
        if (Causes.has(cause, SocketTimeoutException.class) || Causes.has(cause, NoRouteToHostException.class)) {
            return passing(place, "cannot be reached", "Is there a firewall in between?");
        }
        if (Causes.first(cause, ConnectException.class)
                .filter(refused -> "Permission denied".equals(refused.getMessage()))
                .isPresent()) {
            return passing(place, "this user may not open it", "Let Belfry's user write to the socket.");
        }
        if (Causes.has(cause, ConnectException.class)) {
            return passing(
                    place,
                    "refuses the connection",
                    "Is Velociraptor running, and is API.bind_address in its server.config.yaml one that can be reached"
                            + " from here?");
        }
        return passing(
                place,
                "the server closed the connection",
                "Either it is restarting, or it refuses the certificate of " + place.user()
                        + ": take an API client file that this server made itself, and compare the clocks.");
    }

    private static Optional<VelociraptorException> passing(Place place, String what, String remedy) {
        return Optional.of(VelociraptorException.passing(place.address() + ": " + what, remedy));
    }
}
