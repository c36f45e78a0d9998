package dev.belfry.velociraptor.clients;

import dev.belfry.core.plugin.Finding;
import dev.belfry.core.text.VisibleText;
import dev.belfry.velociraptor.connect.Remedies;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What {@code belfry doctor} finds in one organisation: each right is tried, none is believed. */
final class OrgExamination {
    private static final int LONGEST_VERSION = 40;
    private static final int LONGEST_RIGHTS = 200;

    private static final Set<String> NEEDED = Set.of("any_query", "read_results", "label_clients");

    /** Well formed, and no client's. Checking its label changes nothing and needs the right to change labels. */
    private static final ClientId NOBODY = new ClientId("C.0000000000000000");

    private final LabelServer server;
    private final String org;
    private final List<Label> labels;
    private final List<Finding> findings = new ArrayList<>();

    OrgExamination(LabelServer server, String org, List<Label> labels) {
        this.server = server;
        this.org = org;
        this.labels = labels;
    }

    List<Finding> examine(Instant now) throws InterruptedException {
        if (attempt(() -> findings.add(ofVersion()))) {
            attempt(() -> ofReading(now));
            attempt(() -> findings.add(ofLabelRight()));
            ofExcess();
        }
        return findings;
    }

    private boolean attempt(Step step) throws InterruptedException {
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

    private void ofReading(Instant now) throws VelociraptorException, InterruptedException {
        List<Finding> counts = new ArrayList<>();
        for (Label label : labels) {
            LabelCount count = new LabelCount(label);
            count.readFrom(server);
            counts.add(count.finding());
        }
        server.changes(now, change -> {});
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

    /** A server may not let us ask; then there is nothing to be said. */
    private void ofExcess() throws InterruptedException {
        try {
            Set<String> excess = new TreeSet<>(server.rights());
            excess.removeAll(NEEDED);
            if (!excess.isEmpty()) {
                String user = server.parties().user();
                String list = VisibleText.line(String.join(", ", excess), LONGEST_RIGHTS);
                findings.add(
                        Finding.warn(user + " has more rights than Belfry needs: " + list, Remedies.grant(user, org)));
            }
        } catch (VelociraptorException notAllowed) {
            // The rights that are needed were all tried before.
            return;
        }
    }

    /** Something to ask. */
    private interface Step {
        void take() throws VelociraptorException, InterruptedException;
    }
}
