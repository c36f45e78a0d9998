package dev.belfry.app.demo;

import dev.belfry.app.demo.CountedFaults.Chosen;
import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.FakeTeams;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** What is around the pipeline in the demo: a Velociraptor server, a Slack channel and a Teams channel, on loopback. */
final class DemoWorld implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String PERSON = "alice";

    private final InstantSource clock;
    private final FakeVelociraptor velociraptor;
    private final FakeSlack slack;
    private final FakeTeams teams;
    private final CountedFaults slackFaults;
    private final CountedFaults teamsFaults;

    private DemoWorld(InstantSource clock, CountedFaults slackFaults, CountedFaults teamsFaults) {
        this.clock = clock;
        this.slackFaults = slackFaults;
        this.teamsFaults = teamsFaults;
        this.velociraptor = FakeVelociraptor.start(clock);
        this.slack = FakeSlack.start(clock);
        this.teams = FakeTeams.start(clock);
        slack.faults(slackFaults);
        teams.faults(teamsFaults);
    }

    /** Receivers that now and then say 429 or 500. */
    static DemoWorld moody(InstantSource clock) {
        Chosen slackPause = new Chosen("429", FakeSlack.rateLimited(PAUSE));
        Chosen teamsPause = new Chosen("429", FakeTeams.rateLimited(PAUSE));
        CountedFaults slack = new CountedFaults(Map.of(4, slackPause, 8, CountedFaults.serverError()));
        CountedFaults teams = new CountedFaults(Map.of(1, teamsPause, 5, CountedFaults.serverError(), 9, teamsPause));
        return populated(new DemoWorld(clock, slack, teams));
    }

    /** As moody, and Teams is slow besides, so that a kill finds requests on the wire. */
    static DemoWorld slow(InstantSource clock) {
        Chosen slow = new Chosen("slow", Fault.slow(Duration.ofMillis(900)));
        Chosen slackPause = new Chosen("429", FakeSlack.rateLimited(PAUSE));
        CountedFaults slack =
                new CountedFaults(Map.of(2, slow, 4, slackPause, 5, slow, 8, CountedFaults.serverError()));
        CountedFaults teams =
                new CountedFaults(Map.of(1, slow, 2, slow, 3, slow, 5, CountedFaults.serverError(), 6, slow, 7, slow));
        return populated(new DemoWorld(clock, slack, teams));
    }

    private static DemoWorld populated(DemoWorld world) {
        Instant now = world.clock.instant();
        DemoCast.LABELLED.forEach(client -> world.enrol(client, now));
        world.enrol(DemoCast.WITH_OTHER_LABEL, now);
        world.velociraptor.root().snapshotNow();
        return world;
    }

    private void enrol(DemoClient client, Instant now) {
        Instant seen = now.minus(client.away());
        velociraptor
                .root()
                .enrol(FakeClient.of(client.id(), client.host(), seen).withOs(client.os()));
    }

    /** Alice labels everybody, and the one with the other label, too. */
    void label() {
        DemoCast.LABELLED.forEach(client -> velociraptor.root().setLabel(client.id(), DemoCast.LABEL, PERSON));
        velociraptor.root().setLabel(DemoCast.WITH_OTHER_LABEL.id(), DemoCast.OTHER_LABEL, PERSON);
    }

    void comesBack(DemoClient client) {
        velociraptor.root().connect(client.id());
    }

    boolean isLabelled(DemoClient client) {
        return velociraptor.root().labels(client.id()).contains(DemoCast.LABEL);
    }

    boolean isPolled() {
        return !velociraptor.calls().isEmpty();
    }

    FakeVelociraptor velociraptor() {
        return velociraptor;
    }

    FakeSlack slack() {
        return slack;
    }

    FakeTeams teams() {
        return teams;
    }

    /** What went wrong how often, by name; being slow is nothing wrong. */
    Map<String, Integer> faults() {
        Map<String, Integer> all = new TreeMap<>(slackFaults.counts());
        teamsFaults.counts().forEach((name, count) -> all.merge(name, count, Integer::sum));
        all.remove("slow");
        return all;
    }

    @Override
    public void close() {
        velociraptor.close();
        slack.close();
        teams.close();
    }
}
