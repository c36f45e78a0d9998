package dev.belfry.rules.standard.seenrecently.simulation;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people truly want, whether a query of the audit log can tell yet or not. */
final class People {
    private final AuditLog log;
    private final Map<Integer, Integer> rowsWhenDeleted = new HashMap<>();
    private final Map<Integer, Long> toldFrom = new HashMap<>();

    People(AuditLog log) {
        this.log = log;
    }

    /** A deleted client takes its label along: who wants it on the next one of that name has to set it again. */
    void deleted(int client) {
        rowsWhenDeleted.put(client, log.size());
    }

    /** What was set before {@code readAt} is told. */
    void told(int client, long readAt) {
        toldFrom.put(client, Micros.cut(readAt));
    }

    /** The newest row written before a read began; null when there is none. */
    @Nullable
    Row wishBefore(int client, long readAt) {
        return alive(log.lastOfPeople(client, Micros.cut(readAt)));
    }

    @Nullable
    Row wishNow(int client) {
        return alive(log.lastOfPeople(client, Long.MAX_VALUE));
    }

    /** As {@link #wishBefore}, for one who does not know of deleted clients. */
    @Nullable
    Row writtenBefore(int client, long readAt) {
        return log.lastOfPeople(client, Micros.cut(readAt));
    }

    /** The row since which people have waited for what {@code wish} is the newest wish for. */
    Row first(Row wish) {
        return log.firstOfRun(wish, toldFrom(wish), rowsWhenDeleted.getOrDefault(wish.client(), 0));
    }

    /** As {@link #first}, for one who does not know of deleted clients. */
    Row firstWritten(Row wish) {
        return log.firstOfRun(wish, toldFrom(wish), 0);
    }

    /** Whether nobody ever wrote anything about this client. */
    boolean areSilentOn(int client) {
        return log.lastOfPeople(client, Long.MAX_VALUE) == null && !rowsWhenDeleted.containsKey(client);
    }

    private long toldFrom(Row wish) {
        return toldFrom.getOrDefault(wish.client(), -1L);
    }

    private @Nullable Row alive(@Nullable Row wish) {
        return wish == null || wish.number() < rowsWhenDeleted.getOrDefault(wish.client(), 0) ? null : wish;
    }
}
