package dev.belfry.trials;

import dev.belfry.fakes.velociraptor.Misbehaviour;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The main job while everything happens to it: clients come back, a person labels some of them again and replays dead
 * letters, receivers and the server misbehave, the wall clock is put forward and back, and the process is killed and
 * started again.
 */
final class Ordeal implements AutoCloseable {
    private static final int MILLIS_A_CLIENT = 100;
    private static final int LABELLED_AGAIN = 10;
    private static final int MORE_POLLS = 4;
    private static final int MILLIS_BETWEEN_CLOCKS = 8_000;
    private static final int HOURS = 6;

    private final MainJob job;
    private final Random random;
    private final Moods slack;
    private final Moods webhook;
    private final List<String> away;
    private final Set<String> again = new HashSet<>();
    private final Map<String, Long> labelAgainAt = new HashMap<>();
    private final WallClock clock;
    private final Replays replays;
    private final long began = System.nanoTime();
    private long nextClockAt = MILLIS_BETWEEN_CLOCKS;
    private int kills;
    private int killed;
    private int clocksPut;
    private Running belfry;
    private Kill next;
    private long startedAt;
    private long firstCallAt;
    private int callsBefore;

    /**
     * At so many requests, or so long after the start or its first call to the server, whichever comes first. That call
     * only looks around: the first request takes seconds more.
     */
    private record Kill(int requests, long afterStart, long afterFirstCall) {}

    Ordeal(MainJob job, int kills, long seed) throws IOException {
        this.job = job;
        this.kills = kills;
        this.random = new Random(seed);
        this.slack = Moods.ofSlack(seed);
        this.webhook = Moods.ofWebhook(seed + 1);
        this.clock = WallClock.at(job.folder().resolve("clock"));
        this.replays = new Replays(job);
        this.away = new ArrayList<>(job.clients());
        Collections.shuffle(away, random);
        job.slack().faults(slack);
        job.webhook().faults(webhook);
        clock.put(Duration.ZERO);
        this.belfry = start();
        this.next = chooseKill();
    }

    private Running start() throws IOException {
        startedAt = millis();
        firstCallAt = Long.MAX_VALUE / 2;
        callsBefore = calls();
        return Belfry.built().start(job.folder(), clock, "run");
    }

    /** One in five while it is about to start. */
    private Kill chooseKill() {
        long afterStart = random.nextInt(5) == 0 ? random.nextInt(3_000) : Integer.MAX_VALUE;
        return new Kill(requests() + 1 + random.nextInt(40), afterStart, 10_000 + random.nextInt(2_000));
    }

    private boolean isKillDue() {
        if (calls() > callsBefore) {
            firstCallAt = Math.min(firstCallAt, millis());
        }
        return requests() >= next.requests()
                || millis() - startedAt >= next.afterStart()
                || millis() - firstCallAt >= next.afterFirstCall();
    }

    private int calls() {
        return job.velociraptor().calls().size();
    }

    private int requests() {
        return job.slack().requests() + job.webhook().requests();
    }

    private long millis() {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    /** Lets happen what is due. */
    boolean goesOnUntilDone() {
        clientsComeBack();
        labelsAreSetAgain();
        theClockIsPut();
        replays.ifDue(millis());
        killIfDue();
        if (!belfry.isAlive()) {
            throw new AssertionError("Belfry ended by itself. It said: " + belfry.said());
        }
        return kills == 0 && away.isEmpty() && isSettled();
    }

    private void clientsComeBack() {
        while (!away.isEmpty() && away.size() > job.clients().size() - millis() / MILLIS_A_CLIENT) {
            String client = away.remove(away.size() - 1);
            if (random.nextInt(job.clients().size()) < LABELLED_AGAIN) {
                // It leaves again at once, or else it would have to be told a second time.
                job.velociraptor().root().seen(client);
                again.add(client);
                labelAgainAt.put(client, Long.MAX_VALUE);
            } else {
                job.velociraptor().root().connect(client);
            }
        }
    }

    private void theClockIsPut() {
        if (millis() >= nextClockAt) {
            nextClockAt = millis() + MILLIS_BETWEEN_CLOCKS;
            clocksPut++;
            try {
                clock.put(Duration.ofMinutes(random.nextInt(2 * HOURS * 60) - HOURS * 60L));
            } catch (IOException e) {
                throw new AssertionError("Cannot put the clock", e);
            }
        }
    }

    /** Some time after the first message has arrived: the label may be about to come off, or off. */
    private void labelsAreSetAgain() {
        for (String client : List.copyOf(labelAgainAt.keySet())) {
            long at = labelAgainAt.getOrDefault(client, Long.MAX_VALUE);
            if (at == Long.MAX_VALUE && MainJob.messages(job.slack(), client) > 0) {
                labelAgainAt.put(client, millis() + random.nextInt(2_000));
            } else if (millis() >= at) {
                job.label(client);
                labelAgainAt.remove(client);
            }
        }
    }

    private void killIfDue() {
        if (kills > 0 && isKillDue()) {
            kills--;
            killed++;
            try {
                belfry.kill();
                maybeBreakTheServer();
                belfry = start();
            } catch (InterruptedException | IOException e) {
                throw new AssertionError("Cannot kill it and start it again", e);
            }
            next = chooseKill();
        }
    }

    private void maybeBreakTheServer() {
        if (random.nextBoolean()) {
            job.velociraptor().nextCall("label(", Misbehaviour.resetAfter(random.nextInt(3)));
        }
    }

    private boolean isSettled() {
        return labelAgainAt.isEmpty()
                && job.clients().stream()
                        .allMatch(client -> job.isTold(client) && job.isLabelled(client) == isLabelledAgain(client));
    }

    boolean isLabelledAgain(String client) {
        return again.contains(client);
    }

    /** In the time of which a second message, or a label taken off wrongly, would show. */
    void waitForMorePolls() {
        slack.end();
        webhook.end();
        int before = calls();
        Until.within(Duration.ofSeconds(30), () -> calls() > before + 2 * MORE_POLLS, () -> "more polls");
    }

    int terminate() throws InterruptedException {
        return belfry.terminate();
    }

    /** What there was to bear. */
    String summary() {
        return killed + " kills, " + clocksPut + " jumps of the clock, " + replays.made() + " dead letters replayed, "
                + job.slack().requests() + " requests at Slack, " + slack.failed() + " of them failed, "
                + job.webhook().requests() + " at the webhook, " + webhook.failed() + " of them failed, in "
                + Duration.ofMillis(millis()).toSeconds() + " s";
    }

    String standing() {
        List<String> open = job.clients().stream()
                .filter(client -> !job.isTold(client) || job.isLabelled(client) != isLabelledAgain(client))
                .map(client -> client + " Slack " + MainJob.messages(job.slack(), client) + " webhook "
                        + MainJob.messages(job.webhook(), client) + (job.isLabelled(client) ? " labelled" : ""))
                .toList();
        return kills + " kills to come, " + away.size() + " clients to come, open: " + open + "\n" + belfry.said();
    }

    @Override
    public void close() {
        belfry.close();
    }
}
