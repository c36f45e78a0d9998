package dev.belfry.velociraptor.clients;

import dev.belfry.core.plugin.Finding;
import dev.belfry.core.text.VisibleText;
import dev.belfry.velociraptor.clients.LabelServer.Parties;
import dev.belfry.velociraptor.connect.Remedies;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What {@code belfry doctor} finds about a server. Asks in the order in which things can go wrong. */
final class Examination {
    private static final int LONGEST_VERSION = 40;

    private static final Duration SOON = Duration.ofDays(30);

    /** Well formed, and no client's. Checking its label changes nothing and needs the right to change labels. */
    private static final ClientId NOBODY = new ClientId("C.0000000000000000");

    private final LabelServer server;
    private final List<Label> labels;
    private final String org;
    private final InstantSource clock;
    private final String file;

    Examination(LabelServer server, VelociraptorClientsSettings settings, InstantSource clock) {
        this.server = server;
        this.labels = settings.watched();
        this.org = settings.org();
        this.file = settings.apiConfig().toString();
        this.clock = clock;
    }

    List<Finding> examine() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        boolean reachable = attempt(findings, () -> ofCertificate(server.parties(), findings))
                && attempt(findings, () -> findings.add(ofVersion()));
        if (reachable) {
            attempt(findings, () -> ofReading(findings));
            attempt(findings, () -> findings.add(ofLabelRight()));
        }
        return findings;
    }

    private static boolean attempt(List<Finding> findings, Step step) throws InterruptedException {
        try {
            step.take();
            return true;
        } catch (VelociraptorException failed) {
            findings.add(failed.toFinding());
            return false;
        }
    }

    private Finding ofVersion() throws VelociraptorException, InterruptedException {
        String address = server.parties().address();
        String version = server.version();
        return version.isEmpty()
                ? Finding.warn(address + ", Velociraptor does not say its version", null)
                : Finding.ok(address + ", Velociraptor " + VisibleText.line(version, LONGEST_VERSION));
    }

    private void ofCertificate(Parties parties, List<Finding> findings) {
        Instant now = clock.instant();
        long days = ChronoUnit.DAYS.between(now, parties.end());
        String text = "certificate of " + parties.user() + ", valid for " + days + " d";
        findings.add(
                now.plus(SOON).isBefore(parties.end())
                        ? Finding.ok(text)
                        : Finding.warn(text, Remedies.newFile(parties.user())));
        if (parties.fileIsOpen()) {
            findings.add(
                    Finding.warn("others on this machine may read " + file + " and the key in it", "chmod 600 it"));
        }
    }

    private void ofReading(List<Finding> findings) throws VelociraptorException, InterruptedException {
        List<Finding> counts = new ArrayList<>();
        for (Label label : labels) {
            LabelCount count = new LabelCount(label);
            count.readFrom(server);
            counts.add(count.finding());
        }
        server.changes(clock.instant(), change -> {});
        findings.add(Finding.ok("may query, may read results"));
        findings.addAll(counts);
    }

    private Finding ofLabelRight() throws VelociraptorException, InterruptedException {
        boolean answered =
                server.check(labels.get(0), List.of(NOBODY)).labelled().containsKey(NOBODY);
        String user = server.parties().user();
        return answered
                ? Finding.ok("may change labels")
                : Finding.fail(user + " may not change labels", Remedies.grant(user, org));
    }

    /** Something to ask. */
    private interface Step {
        void take() throws VelociraptorException, InterruptedException;
    }
}
