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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts back what a crash of the server took off. It loses the labels that were set since its last snapshot; the log still
 * says that they were. So after every {@link Gap} the log of the ten minutes before it is compared with the labels.
 *
 * <p>In two steps, for a removal may be found in the log a moment after it was made: one poll sees who lacks a label that
 * was set, and the next one puts it on, unless somebody has removed it. So a poll by itself changes nothing, and may be
 * made by whoever only wants to look.
 */
final class LostLabels {
    private static final Logger log = LoggerFactory.getLogger(LostLabels.class);

    /** Longer than from one snapshot to the next, which are five minutes and a tenth apart. */
    static final Duration CRASH_TAKES = Duration.ofMinutes(10);

    private final String source;
    private final String org;
    private final LabelServer server;
    private final List<Label> labels;
    private final Gap gap;

    private @Nullable Suspects suspects;
    private boolean pollIsOver;

    LostLabels(String source, String org, LabelServer server, List<Label> labels) {
        this.source = source;
        this.org = org;
        this.server = server;
        this.labels = List.copyOf(labels);
        this.gap = new Gap(server);
    }

    /** What labels are looked at after; closed by looking. */
    Gap gap() {
        return gap;
    }

    /** Who was seen to lack a label is to be seen anew: something failed, or was forgotten. */
    void forget() {
        gap.open();
        suspects = null;
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
        gap.open();
        List<Label> readBefore = labels.stream()
                .filter(label -> position.readAt(label).isPresent())
                .toList();
        Instant from = from(position, readBefore).orElse(now);
        LabelLog rows = readBefore.isEmpty() ? LabelLog.EMPTY : LabelLog.read(server, from, readBefore);
        rows.labels().forEach(label -> lookUps.add(label, rows.setLast(label)));
        Map<ClientId, ClientRow> there = new HashMap<>();
        server.lookUp(lookUps.clients(), row -> there.put(row.id(), row));
        Suspects found = new Suspects(from, without(rows, there), now);
        suspects = found.isEmpty() ? null : found;
        pollIsOver = false;
        if (readBefore.isEmpty()) {
            gap.closeOnceConnected();
        } else {
            gap.close();
        }
    }

    private static Optional<Instant> from(Position position, List<Label> readBefore) {
        return Stream.concat(
                        Stream.ofNullable(position.gapFrom()),
                        readBefore.stream()
                                .flatMap(label -> position.readAt(label).stream())
                                .map(time -> time.minus(CRASH_TAKES)))
                .min(Comparator.naturalOrder());
    }

    /** Of those whose label was set last, the ones that are there without it. */
    private static Map<Label, Set<ClientId>> without(LabelLog rows, Map<ClientId, ClientRow> there) {
        Map<Label, Set<ClientId>> off = new LinkedHashMap<>();
        rows.labels()
                .forEach(label -> rows.setLast(label).stream()
                        .map(there::get)
                        .filter(client -> client != null && !client.has(label))
                        .forEach(client -> off.computeIfAbsent(label, key -> new LinkedHashSet<>())
                                .add(client.id())));
        return off;
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
        if (!putBack(missing)) {
            gap.open();
        }
        suspects = null;
        return Optional.empty();
    }

    /** Whether nothing is left to do. */
    private boolean putBack(Suspects lost) throws VelociraptorException, InterruptedException {
        boolean done = true;
        LabelLog rows = LabelLog.read(
                server,
                lost.from(),
                labels.stream().filter(lost.off()::containsKey).toList());
        for (Map.Entry<Label, Set<ClientId>> entry : lost.off().entrySet()) {
            Label label = entry.getKey();
            Set<ClientId> clients = rows.setLast(label);
            clients.retainAll(entry.getValue());
            done &= putBack(label, rows, clients);
        }
        return done;
    }

    private boolean putBack(Label label, LabelLog rows, Set<ClientId> lost)
            throws VelociraptorException, InterruptedException {
        Map<ClientId, LabelHandle> wished = new LinkedHashMap<>();
        List<ClientId> ours = new ArrayList<>();
        String self = server.parties().user();
        for (ClientId client : lost) {
            rows.wantedByOthers(label, client, self)
                    .ifPresentOrElse(
                            wanted -> {
                                if (wanted.isOn()) {
                                    wished.put(client, new LabelHandle(org, client, label, wanted.since()));
                                }
                            },
                            () -> ours.add(client));
        }
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
