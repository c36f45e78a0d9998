package dev.belfry.velociraptor.query;

import dev.belfry.velociraptor.connect.Remedies;
import dev.belfry.velociraptor.connect.VelociraptorException;
import io.grpc.Status;
import io.grpc.StatusException;
import java.util.Optional;

/** Says what is wrong when a call ends with a status other than OK, or does not begin. */
final class StatusVerdict {
    private final Place place;
    private final Patience patience;

    StatusVerdict(Place place, Patience patience) {
        this.place = place;
        this.patience = patience;
    }

    VelociraptorException of(StatusException failed) {
        Status status = failed.getStatus();
        return known(status).orElseGet(() -> unknown(status)).because(failed);
    }

    /** The call was taken and nothing came back, not even the line that every query begins with. */
    VelociraptorException ofSilence() {
        return VelociraptorException.passing(
                place.address() + ": says nothing for " + patience.first().toSeconds() + " s",
                "Is it a Velociraptor API port? One-core servers of version 0.74 and 0.75 may hang: upgrade those.");
    }

    private Optional<VelociraptorException> known(Status status) {
        String text = text(status);
        if (text.contains("Org not found")) {
            return lasting(
                            "no org " + place.org(),
                            "Correct the setting org; the server's orgs: SELECT Name, OrgId FROM orgs()")
                    .map(VelociraptorException::inOrg);
        }
        if (text.contains("User not found")) {
            return lasting("knows no user " + place.user(), Remedies.newFile(place.user()));
        }
        if (status.getCode() == Status.Code.PERMISSION_DENIED) {
            return lasting(
                            "user " + place.user() + " may not run queries in org " + place.org(),
                            Remedies.grant(place.user(), place.org()) + "  (a running server notices within 5 min)")
                    .map(VelociraptorException::inOrg);
        }
        if (text.contains("HTTP status code")) {
            return lasting(
                    "is not Velociraptor's API port: it answers like its " + webPort(text),
                    "The API port is API.bind_port in server.config.yaml, usually 8001. Correct api_connection_string in "
                            + place.file() + ".");
        }
        return TlsVerdict.of(status.getCause(), place).or(() -> NetworkVerdict.of(status, place));
    }

    private VelociraptorException unknown(Status status) {
        return switch (status.getCode()) {
            case DEADLINE_EXCEEDED ->
                VelociraptorException.passing(
                                place.address() + ": no answer within "
                                        + patience.whole().toSeconds() + " s",
                                "Is the server overloaded, or the network?")
                        .inOrg();
            case RESOURCE_EXHAUSTED ->
                VelociraptorException.passing(
                                place.address() + ": an answer is larger than Belfry accepts, " + text(status),
                                "Look for clients with overlong names or labels, or raise max_grpc_recv_size in "
                                        + place.file() + ".")
                        .inOrg();
            default ->
                VelociraptorException.passing(
                        place.address() + ": " + status.getCode() + " " + text(status),
                        "The server's own log may say more.");
        };
    }

    private Optional<VelociraptorException> lasting(String what, String remedy) {
        return Optional.of(VelociraptorException.lasting(place.address() + ": " + what, remedy));
    }

    private static String webPort(String text) {
        return text.contains("404") ? "frontend" : "GUI";
    }

    private static String text(Status status) {
        return status.getDescription() == null ? "" : status.getDescription();
    }
}
