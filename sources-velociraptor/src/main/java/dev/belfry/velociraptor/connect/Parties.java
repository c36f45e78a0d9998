package dev.belfry.velociraptor.connect;

import dev.belfry.core.plugin.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Both ends of a connection.
 *
 * @param address of the server, host and port
 * @param server fingerprint of its CA certificate
 * @param user who we are to it
 * @param end when our certificate ends
 * @param fileIsOpen whether others on this machine may read our key
 */
public record Parties(String address, String server, String user, Instant end, boolean fileIsOpen) {
    /** A certificate this close to its end is worth a warning. */
    private static final Duration NEAR = Duration.ofDays(30);

    /** What {@code belfry doctor} says of our end of it. */
    public List<Finding> examine(Path apiConfig, Instant now) {
        List<Finding> findings = new ArrayList<>();
        String text = "certificate of " + user + ", valid for " + daysLeft(now) + " d";
        findings.add(endsSoon(now) ? Finding.warn(text, Remedies.newFile(user)) : Finding.ok(text));
        if (fileIsOpen) {
            findings.add(Finding.warn(
                    "others on this machine may read " + apiConfig + " and the key in it", "chmod 600 it"));
        }
        return findings;
    }

    boolean endsSoon(Instant now) {
        return !now.plus(NEAR).isBefore(end);
    }

    long daysLeft(Instant now) {
        return ChronoUnit.DAYS.between(now, end);
    }
}
