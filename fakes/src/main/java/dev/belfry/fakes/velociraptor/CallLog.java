package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.VQLCollectorArgs;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest calls, oldest first. */
final class CallLog {
    private static final int KEPT = 10_000;

    private final InstantSource clock;
    private final Deque<ReceivedCall> calls = new ArrayDeque<>();

    CallLog(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(String user, VQLCollectorArgs arguments, List<String> queries) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.add(new ReceivedCall(
                clock.instant(), user, Answers.orgId(arguments), queries, Answers.variables(arguments)));
    }

    synchronized List<ReceivedCall> all() {
        return List.copyOf(calls);
    }
}
