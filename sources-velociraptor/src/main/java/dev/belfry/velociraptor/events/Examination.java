package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.text.VisibleText;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What {@code belfry doctor} finds about a server and its queues. Each queue is listened to for a moment. */
final class Examination {
    private static final int LONGEST_VERSION = 40;
    /** The first heartbeat leaves after a second. */
    private static final Duration UNTIL_HEARTBEAT = Duration.ofSeconds(5);

    private final EventServer server;
    private final VelociraptorEventsSettings settings;
    private final InstantSource clock;

    Examination(EventServer server, VelociraptorEventsSettings settings, InstantSource clock) {
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    List<Finding> examine() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        boolean reachable = attempt(
                        findings,
                        () -> findings.addAll(server.parties().examine(settings.apiConfig(), clock.instant())))
                && attempt(findings, () -> findings.add(ofVersion()));
        if (reachable) {
            for (ArtifactName artifact : settings.names()) {
                attempt(findings, () -> findings.add(ofQueue(artifact)));
            }
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

    private Finding ofQueue(ArtifactName artifact) throws VelociraptorException, InterruptedException {
        History history = server.history(artifact);
        try (RowReader reader = server.watch(artifact)) {
            JsonObject first = reader.next(UNTIL_HEARTBEAT);
            if (first == null) {
                return Finding.warn("nothing is heard of " + artifact.text() + ", not even a heartbeat", null);
            }
        }
        return history == History.NONE
                ? Finding.warn(
                        artifact.text() + ": " + history.words()
                                + ": what happens while Belfry is away is lost, and told as a gap",
                        null)
                : Finding.ok("may read " + artifact.text() + ": " + history.words());
    }

    /** Something to ask. */
    private interface Step {
        void take() throws VelociraptorException, InterruptedException;
    }
}
