package dev.belfry.velociraptor.query;

import dev.belfry.velociraptor.connect.Remedies;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a failure from chatter among the log lines of a query. The server ends a failed query as it ends a good one, so
 * the words are all there is. They are those of Velociraptor 0.74 to 0.77.
 */
final class LogVerdict {
    private static final Pattern HARMLESS = Pattern.compile("^(DEBUG|WARN|DEFAULT|ALERT):");

    private static final Pattern COMPLAINT = Pattern.compile("(?i)permission ?denied|^VQL Error|^ERROR:|not found|"
            + "Timeout Error|not known|can only run|blocked in the configuration|Unexpected arg|"
            + "Invalid search operator|parse_json_array:|is required|should be specified");

    private static final Pattern PERMISSION = Pattern.compile("(?i)permission ?denied[^\\[]*(\\[(?<right>[A-Z_]+)])?");
    private static final Pattern BLOCKED = Pattern.compile("(?<what>\\w+)\\(\\) has been blocked in the configuration");

    private LogVerdict() {}

    static boolean isComplaint(String log) {
        return !HARMLESS.matcher(log).find() && COMPLAINT.matcher(log).find();
    }

    static VelociraptorException of(String complaint, Query query, Place place) {
        return verdict(complaint, query, place).inOrg();
    }

    private static VelociraptorException verdict(String complaint, Query query, Place place) {
        Matcher permission = PERMISSION.matcher(complaint);
        if (permission.find()) {
            return denied(permission.group("right"), place);
        }
        Matcher blocked = BLOCKED.matcher(complaint);
        if (blocked.find()) {
            return blocked(blocked.group("what"), place);
        }
        if (complaint.startsWith("VQL Error")) {
            return VelociraptorException.lasting(
                    failed(query, place, complaint), "Belfry knows Velociraptor 0.74 to 0.77; is it another version?");
        }
        if (complaint.contains("Timeout Error")) {
            return VelociraptorException.passing(
                    place.address() + ": the query for " + query.name() + " took the server too long",
                    "Is the server overloaded?");
        }
        return VelociraptorException.passing(failed(query, place, complaint), "The server's own log may say more.");
    }

    private static VelociraptorException denied(@Nullable String right, Place place) {
        String may = right == null ? "do all that is needed" : Right.words(right);
        String so = right == null ? "" : Right.consequence(right);
        return VelociraptorException.lasting(
                place.address() + ": user " + place.user() + " may not " + may + " in org " + place.org() + so,
                Remedies.grant(place.user(), place.org()));
    }

    private static VelociraptorException blocked(String what, Place place) {
        String instead = what.equals("orgs") ? "Name the organisations in the setting orgs. Or: " : "";
        return VelociraptorException.lasting(
                place.address() + ": the server's configuration blocks " + what + "()",
                instead
                        + "Allow it in server.config.yaml, security.allowed_plugins or allowed_functions, and restart the server.");
    }

    private static String failed(Query query, Place place, String complaint) {
        return place.address() + ": the query for " + query.name() + " failed, the server says: " + complaint;
    }
}
