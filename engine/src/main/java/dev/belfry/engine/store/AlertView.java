package dev.belfry.engine.store;

import dev.belfry.core.alert.Status;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.Changes.AttemptRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an alert as a person looks at it.
 *
 * @param id of the alert, the same for all its revisions
 * @param content what it says, as JSON
 * @param because why the rule raised it, as JSON
 * @param event the attributes of the event that made the rule raise it, as JSON, cut when they were long; null when no
 *     event did
 */
public record AlertView(
        String id,
        int revision,
        Status status,
        String content,
        String because,
        @Nullable String event,
        Instant raisedAt,
        List<Journey> deliveries) {
    /**
     * A delivery of this revision.
     *
     * @param nextAt when it is tried again; null when it is not, or as soon as there is room
     * @param attempts every one that was made, the latest last
     * @param answer what it heard last, or why it waits
     * @param digest the alert of the digest that tells it with others; null when none does, or not yet
     * @param members what it tells, when it is a digest itself; null when it is not
     */
    public record Journey(
            String sink,
            Need need,
            Phase phase,
            @Nullable Instant nextAt,
            List<AttemptRow> attempts,
            @Nullable String answer,
            @Nullable String digest,
            @Nullable Members members) {}

    /**
     * What a digest tells.
     *
     * @param first the earliest of them
     */
    public record Members(long count, List<Member> first) {
        public Members {
            first = List.copyOf(first);
        }
    }

    /**
     * An alert that a digest tells.
     *
     * @param alert its id
     * @param content what it says, as JSON
     */
    public record Member(String alert, String content) {}
}
