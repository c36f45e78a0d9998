package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The organisations that are watched, and whose turn it is. */
final class Rota {
    private static final Logger log = LoggerFactory.getLogger(Rota.class);

    /** So often the server is asked for its organisations, where all are watched. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(5);

    private final VelociraptorClientsSettings settings;
    private final String source;
    private final LabelServers servers;
    private final Map<String, Shift> shifts = new LinkedHashMap<>();
    private Instant askedAt = Instant.MIN;

    Rota(VelociraptorClientsSettings settings, String source, LabelServers servers) {
        this.settings = settings;
        this.source = source;
        this.servers = servers;
        take(settings.served().ids());
    }

    /** Learns which organisations there are, where all are watched. */
    void refresh(Instant now) throws VelociraptorException, InterruptedException {
        boolean known = !shifts.isEmpty() && !now.isBefore(askedAt) && now.isBefore(askedAt.plus(ASK_AGAIN));
        if (!settings.served().areAll() || known) {
            return;
        }
        try {
            take(servers.orgs());
            askedAt = now;
            if (shifts.isEmpty()) {
                throw noOrg();
            }
        } catch (VelociraptorException failed) {
            if (shifts.isEmpty() || !failed.isInOrg()) {
                throw failed;
            }
            askedAt = now;
            log.warn("{}: watches the orgs it knows: {}. {}", source, failed.what(), failed.remedy());
        }
    }

    static VelociraptorException noOrg() {
        return VelociraptorException.lasting(
                "The user may see none of the server's organisations", "Grant it rights in one, or name them in orgs.");
    }

    private void take(List<String> orgs) {
        shifts.keySet().retainAll(orgs);
        orgs.forEach(org -> shifts.computeIfAbsent(
                org, id -> new Shift(new OrgWatch(settings, source, id, servers.in(id)), source, settings.every())));
    }

    /** The one that is due, or will be first. */
    Shift next(Instant now) {
        return shifts.values().stream()
                .min(Comparator.comparing(shift -> shift.dueAt(now)))
                .orElseThrow();
    }

    Optional<Shift> of(String org) {
        return Optional.ofNullable(shifts.get(org));
    }

    boolean hasOne() {
        return shifts.size() == 1;
    }

    boolean areAllFailing() {
        return shifts.values().stream().allMatch(Shift::isFailing);
    }
}
