package dev.belfry.rules.standard.seenrecently.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows what has to be told, and was. It sees everything at once, as neither source nor rule can. */
final class Ledger {
    private final long within;
    private final List<Client> clients;
    private final People people;
    private final Map<Integer, Visit> due = new HashMap<>();
    private final Map<Integer, Long> visitTold = new HashMap<>();
    private final Map<Long, Long> sinceOfRead = new HashMap<>();
    /** The wishes that were told, as {@link #wish} numbers them. */
    private final Set<Integer> told = new HashSet<>();

    private int alerts;

    /**
     * A visit that has to be told.
     *
     * @param labelled whether the label was on when the read began that should find it
     * @param wish who wants it, as {@link #wish} numbers them
     */
    record Visit(int client, long at, boolean labelled, int wish) {}

    Ledger(long within, List<Client> clients, People people) {
        this.within = within;
        this.clients = clients;
        this.people = people;
    }

    int alerts() {
        return alerts;
    }

    /** Who removes a label, or deletes its client, does not want to hear any more. */
    void unwanted(int client) {
        due.remove(client);
    }

    /** A crash made the server forget a visit; if no poll can have seen it, nobody can know of it. */
    void forgot(Client client, long now) {
        Visit visit = due.get(client.number);
        if (visit != null && isForgotten(visit, now)) {
            due.remove(client.number);
        }
    }

    /** The visits that a read which begins now has to find, if its poll succeeds. */
    Map<Integer, Visit> expected(long readAt, long since) {
        sinceOfRead.put(readAt, since);
        Map<Integer, Visit> visits = new HashMap<>();
        for (Client client : clients) {
            Row wish = people.wishBefore(client.number, readAt);
            Visit visit = new Visit(client.number, client.lastSeen(readAt), client.label, wish(client.number, wish));
            boolean waited = wish == null
                    ? isNobodys(client.number) && isRecent(visit.at, readAt)
                    : wish.set() && visit.at >= people.first(wish).at();
            if (client.exists && waited) {
                visits.put(client.number, visit);
            }
        }
        return visits;
    }

    /** A poll was committed. */
    void polled(Map<Integer, Visit> visits, long now) {
        for (Visit visit : visits.values()) {
            boolean isNew = visit.at > visitTold.getOrDefault(visit.client, -1L);
            if (isNew && !told.contains(visit.wish) && isStillWanted(visit) && !isForgotten(visit, now)) {
                due.putIfAbsent(visit.client, visit);
            }
        }
    }

    /** An alert was committed. */
    void raised(int client, long readAt, long visit) {
        alerts++;
        due.remove(client);
        Row wish = people.writtenBefore(client, readAt);
        check(wish == null || wish.set(), client, "told, though a person had removed the label");
        check(told.add(wish(client, wish)), client, "told twice");
        Long before = visitTold.put(client, visit);
        check(before == null || visit > before, client, "the same visit told twice");
        check(isWorthTelling(wish, readAt, visit), client, "told of a visit of long ago");
        people.told(client, readAt);
    }

    /** Nothing is on its way any more. */
    void checkNothingLost() {
        due.forEach((client, visit) -> check(false, client, "lost: " + visit));
        for (Client client : clients) {
            boolean waited = client.exists && isWaitedFor(client.number);
            check(!waited || client.label, client.number, "the label that a person set is gone");
        }
    }

    /** Everyone was online, and nothing is on its way any more. */
    void checkAllOver() {
        for (Client client : clients) {
            check(!client.exists || !isWaitedFor(client.number), client.number, "never told");
            check(!client.label, client.number, "the label is still on");
        }
    }

    private boolean isStillWanted(Visit visit) {
        if (visit.wish < 0) {
            return isNobodys(visit.client);
        }
        Row now = people.wishNow(visit.client);
        if (now == null || !now.set()) {
            return false;
        }
        Row first = people.first(now);
        return first.number() <= visit.wish && visit.at >= first.at();
    }

    private boolean isForgotten(Visit visit, long now) {
        return !visit.labelled && clients.get(visit.client).lastSeen(now) < visit.at;
    }

    /** A label that is on, of which nobody ever wrote anything, and that was not told yet. */
    private boolean isNobodys(int client) {
        return clients.get(client).label && people.areSilentOn(client) && !told.contains(wish(client, null));
    }

    private boolean isWaitedFor(int client) {
        Row wish = people.wishNow(client);
        return wish != null && wish.set() && !told.contains(wish.number());
    }

    private boolean isWorthTelling(@Nullable Row wish, long readAt, long visit) {
        if (wish == null) {
            return isRecent(visit, readAt);
        }
        long first = people.firstWritten(wish).at();
        return visit >= first || (isRecent(visit, readAt) && visit >= first - within);
    }

    private boolean isRecent(long visit, long readAt) {
        long since = sinceOfRead.getOrDefault(readAt, -1L);
        return visit >= readAt - within || (since >= 0 && visit >= since);
    }

    /** The number of the newest row that wants it; less than zero for a label that nobody was seen to set. */
    private static int wish(int client, @Nullable Row row) {
        return row == null ? -1 - client : row.number();
    }

    private static void check(boolean holds, int client, String otherwise) {
        if (!holds) {
            throw new AssertionError("C." + client + ": " + otherwise);
        }
    }
}
