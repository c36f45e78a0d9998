package dev.belfry.velociraptor.clients;

import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Failed;
import dev.belfry.velociraptor.clients.AuditRow.Change;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts back what a crash of the server took off. It loses the labels that were set since its last snapshot; the log still
 * says that they were. So after every time in which the server may have crashed unseen, the log of the ten minutes before
 * is compared with the labels.
 *
 * <p>In two steps, for a removal may be found in the log a moment after it was made: one poll sees who lacks a label that
 * was set, and the next one puts it on, unless somebody has removed it. So a poll by itself changes nothing, and may be
 * made by whoever only wants to look.
 */
final class Gap {
    private static final Logger log = LoggerFactory.getLogger(Gap.class);

    /** Longer than from one snapshot to the next, which are five minutes and a tenth apart. */
    static final Duration CRASH_TAKES = Duration.ofMinutes(10);

    /** Nothing was read before, so that nothing can be missing. */
    private static final int NOT_YET = -1;

    private final String source;
    private final String org;
    private final LabelServer server;
    private final List<Label> labels;

    private boolean open = true;
    private int connected;
    private @Nullable Suspects suspects;
    private boolean pollIsOver;

    Gap(String source, String org, LabelServer server, List<Label> labels) {
        this.source = source;
        this.org = org;
        this.server = server;
        this.labels = List.copyOf(labels);
    }

    /** Something failed, or was forgotten: what there was to be seen meanwhile may not have been. */
    void open() {
        open = true;
        suspects = null;
    }

    /** Whether labels are to be compared before the next poll. */
    boolean isOpen() {
        return open || connected != server.timesConnected();
    }

    /**
     * Whether what was read since the gap was closed counts: a channel that connects anew does so in the first call that
     * needs it.
     */
    boolean isStillClosed() {
        if (connected == NOT_YET) {
            connected = server.timesConnected();
        }
        return !isOpen();
    }

    /** A poll is over, and was not only to look: another one begins. */
    void pollIsOver() {
        pollIsOver = true;
    }

    /** From when on labels are missing that are to be put back; null when none are. */
    @Nullable
    Instant missingFrom() {
        return suspects == null ? null : suspects.from();
    }

    /** Sees who lacks a label. Whoever's label was set lately is given to {@code lookUps}. */
    void look(Position position, LookUps lookUps, Instant now) throws VelociraptorException, InterruptedException {
        open = true;
        Suspects found = suspects(position, lookUps, now);
        suspects = found.isEmpty() ? null : found;
        pollIsOver = false;
        open = false;
    }

    /**
     * Puts back what an earlier poll missed.
     *
     * @return when to come back, by Belfry's clock; empty when it is done
     */
    Optional<Instant> putBack(Instant now) throws VelociraptorException, InterruptedException {
        Suspects missing = suspects;
        if (missing == null || !pollIsOver) {
            return Optional.empty();
        }
        if (!missing.areDue(now)) {
            return Optional.of(missing.dueAt());
        }
        open = true;
        open = !putBack(missing);
        suspects = null;
        return Optional.empty();
    }

    private Suspects suspects(Position position, LookUps lookUps, Instant now)
            throws VelociraptorException, InterruptedException {
        Optional<Instant> since = labels.stream()
                .flatMap(label -> position.readAt(label).stream())
                .map(time -> time.minus(CRASH_TAKES))
                .min(Comparator.naturalOrder());
        Instant left = position.gapFrom();
        Instant from = since.filter(time -> left == null || time.isBefore(left)).orElse(left == null ? now : left);
        Map<Label, Map<ClientId, List<AuditRow>>> rows = since.isEmpty()
                ? Map.of()
                : rows(from, label -> position.readAt(label).isPresent());
        rows.forEach((label, byClient) -> lookUps.add(label, setLast(byClient)));
        Map<ClientId, ClientRow> there = new HashMap<>();
        server.lookUp(lookUps.clients(), row -> there.put(row.id(), row));
        connected = since.isEmpty() ? NOT_YET : server.timesConnected();
        Map<Label, Set<ClientId>> off = new LinkedHashMap<>();
        rows.forEach((label, byClient) -> setLast(byClient).stream()
                .map(there::get)
                .filter(client -> client != null && !client.has(label))
                .forEach(client ->
                        off.computeIfAbsent(label, key -> new LinkedHashSet<>()).add(client.id())));
        return new Suspects(from, off, now);
    }

    /** Whether nothing is left to do. */
    private boolean putBack(Suspects lost) throws VelociraptorException, InterruptedException {
        boolean done = true;
        Map<Label, Map<ClientId, List<AuditRow>>> rows = rows(lost.from(), lost.off()::containsKey);
        for (Map.Entry<Label, Set<ClientId>> entry : lost.off().entrySet()) {
            Map<ClientId, List<AuditRow>> byClient = new LinkedHashMap<>(rows.getOrDefault(entry.getKey(), Map.of()));
            byClient.keySet().retainAll(entry.getValue());
            byClient.keySet().retainAll(setLast(byClient));
            done &= putBack(entry.getKey(), byClient);
        }
        return done;
    }

    private boolean putBack(Label label, Map<ClientId, List<AuditRow>> lost)
            throws VelociraptorException, InterruptedException {
        Map<ClientId, LabelHandle> wished = new LinkedHashMap<>();
        List<ClientId> ours = new ArrayList<>();
        String self = server.parties().user();
        lost.forEach((client, rows) -> Wanted.by(
                        rows.stream().filter(row -> !row.by().equals(self)).toList())
                .ifPresentOrElse(
                        wanted -> {
                            if (wanted.isOn()) {
                                wished.put(client, new LabelHandle(org, client, label, wanted.since()));
                            }
                        },
                        () -> ours.add(client)));
        if (wished.isEmpty() && ours.isEmpty()) {
            return true;
        }
        log.info(
                "{}: the server has lost label {}, it seems in a crash; clients it is put back on: {}",
                source,
                label.text(),
                wished.size() + ours.size());
        // One that was put back before, and is lost again: the row of whoever set it is long past.
        if (!ours.isEmpty()) {
            server.change(Change.SET, label, ours);
        }
        return wished.isEmpty() || isWell(new Convergence(server, label, wished).run());
    }

    private static boolean isWell(Map<ClientId, Settlement> settlements) {
        return settlements.values().stream().noneMatch(settlement -> settlement instanceof Failed);
    }

    private Map<Label, Map<ClientId, List<AuditRow>>> rows(Instant from, Predicate<Label> of)
            throws VelociraptorException, InterruptedException {
        Map<Label, Map<ClientId, List<AuditRow>>> rows = new LinkedHashMap<>();
        List<Label> wanted = labels.stream().filter(of).toList();
        server.changes(
                from,
                row -> wanted.stream()
                        .filter(label -> label.is(row.label()))
                        .forEach(label -> rows.computeIfAbsent(label, key -> new LinkedHashMap<>())
                                .computeIfAbsent(row.client(), client -> new ArrayList<>())
                                .add(row)));
        return rows;
    }

    /** Whose newest row, whoever wrote it, sets the label. */
    private static Set<ClientId> setLast(Map<ClientId, List<AuditRow>> rows) {
        Set<ClientId> set = new LinkedHashSet<>();
        rows.forEach((client, own) -> Wanted.by(own).filter(Wanted::isOn).ifPresent(wanted -> set.add(client)));
        return set;
    }

    /**
     * Who lacks a label that was set.
     *
     * @param from as far back as the log was read
     * @param seenAt by Belfry's clock
     */
    private record Suspects(Instant from, Map<Label, Set<ClientId>> off, Instant seenAt) {
        boolean isEmpty() {
            return off.isEmpty();
        }

        Instant dueAt() {
            return seenAt.plus(ClientReader.AUDIT_LAG);
        }

        /** A clock that was put back makes nobody wait. */
        boolean areDue(Instant now) {
            return !now.isBefore(dueAt()) || now.isBefore(seenAt);
        }
    }
}
