package dev.belfry.velociraptor.clients;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Labels that were removed in our name, against what we ordered: somebody else who does so tells the same things a second
 * time. Said once.
 */
final class OwnRemovals {
    private static final Logger log = LoggerFactory.getLogger(OwnRemovals.class);

    /** Beyond, all are forgotten and those that were ordered until then are not asked about. */
    private static final int MOST = 100_000;

    private final String source;
    private final Set<String> ordered = new HashSet<>();
    private @Nullable Instant from;
    private boolean said;

    OwnRemovals(String source) {
        this.source = source;
    }

    /** Before it is done. */
    void ordered(Label label, Collection<ClientId> clients) {
        if (ordered.size() > MOST) {
            ordered.clear();
            from = null;
        }
        clients.forEach(client -> ordered.add(key(client, label.folded())));
    }

    /** A read of the log has begun, by the server's clock. Of what is older it is not known who ordered it. */
    void readAt(Instant began) {
        if (from == null) {
            from = began;
        }
    }

    /** A removal in our name, from the log. */
    void found(AuditRow row) {
        boolean isOurs = from == null
                || row.time().isBefore(from)
                || ordered.contains(key(row.client(), Label.fold(row.label())));
        if (isOurs || said) {
            return;
        }
        said = true;
        log.warn(
                "{}: label {} of {} was removed at {} in the name of {}, but not by this Belfry. Does another instance use"
                        + " the same API client? Then everything may be told twice.",
                source,
                row.label(),
                row.client().text(),
                row.time(),
                row.by());
    }

    private static String key(ClientId client, String label) {
        return client.text() + "/" + label;
    }
}
