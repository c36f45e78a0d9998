package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Status;
import dev.belfry.core.event.Event;
import dev.belfry.core.machine.Reason;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.policy.Routing;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.StateAddress;
import dev.belfry.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes alerts of what rules raise, and asks the policy who hears of them. */
final class AlertDesk {
    private static final int EVENT_KEPT = 8_192;

    private final Store store;
    private final Routing routing;
    private final AlertBook book;
    private final DeliveryDesk deliveries;
    private final Listener listener;
    private long lastAlert;

    AlertDesk(Store store, Routing routing, AlertBook book, DeliveryDesk deliveries, Listener listener) {
        this.store = store;
        this.routing = routing;
        this.book = book;
        this.deliveries = deliveries;
        this.listener = listener;
        this.lastAlert = store.identity().lastAlert();
    }

    /** What is said about one key of one rule. */
    record Saying(
            StateAddress address,
            String rule,
            Status status,
            String episode,
            Content content,
            @Nullable Event event,
            Reason because) {}

    /**
     * Raises, revises or resolves.
     *
     * @param before the latest alert of this key and its episode
     * @return the new revision; empty when there is nothing to resolve
     */
    Optional<AlertRow> say(Saying saying, Kept before, Turn turn) {
        return say(
                saying, before, alert -> routing.step(null, alert, turn.now()).outputs(), turn);
    }

    /** As {@link #say}, but to one sink, past the routes. */
    Optional<AlertRow> tell(Saying saying, Kept before, Destination to, Turn turn) {
        return say(saying, before, alert -> List.of(to), turn);
    }

    /** What the alert is called that is said next; one that revises another has that one's name. */
    String nextId(Kept before) {
        return book.id(before.alert() == null ? lastAlert + 1 : before.alert());
    }

    /** The latest delivery there is. */
    long lastDelivery() {
        return deliveries.first() - 1;
    }

    private Optional<AlertRow> say(Saying saying, Kept before, Function<Alert, List<Destination>> routes, Turn turn) {
        AlertRow revised = saying.episode().equals(before.episode()) ? latest(before, turn) : null;
        if (revised == null && saying.status() == Status.RESOLVED) {
            return Optional.empty();
        }
        long id = ++lastAlert;
        Alert alert = alert(id, saying, revised, turn.now());
        List<Destination> destinations = routes.apply(alert);
        AlertRow row = row(id, revised, alert, saying, destinations.size());
        turn.changes().alert(row);
        turn.tell(() -> listener.raised(alert, destinations, saying.because()));
        deliveries.make(row, alert, destinations, turn);
        return Optional.of(row);
    }

    private Alert alert(long id, Saying saying, @Nullable AlertRow revised, Instant now) {
        return new Alert(
                book.id(revised == null ? id : revised.first()),
                revised == null ? 1 : revised.revision() + 1,
                saying.status(),
                book.dedupKey(saying.address()),
                new Origin(saying.rule(), source(saying, revised), book.key(saying.rule(), saying.address())),
                CleanContent.of(saying.content()),
                now);
    }

    private AlertRow row(long id, @Nullable AlertRow revised, Alert alert, Saying saying, int destinations) {
        return new AlertRow(
                id,
                revised == null ? id : revised.first(),
                revised == null ? null : revised.id(),
                alert.revision(),
                alert.status(),
                saying.address().rule(),
                book.sourceNumber(alert.origin().source()),
                saying.address().key(),
                saying.episode(),
                StoreText.of(alert.content()),
                StoreText.of(saying.because()),
                saying.event() == null ? null : text(saying.event()),
                deliveries.first(),
                destinations,
                alert.at());
    }

    private @Nullable AlertRow latest(Kept before, Turn turn) {
        Long id = before.alert();
        if (id == null) {
            return null;
        }
        AlertRow fresh = turn.changes().alert(id);
        return fresh == null ? store.alert(id).orElse(null) : fresh;
    }

    private String source(Saying saying, @Nullable AlertRow revised) {
        if (saying.event() != null) {
            return saying.event().source();
        }
        return revised == null ? "" : book.sourceName(revised.source());
    }

    private static String text(Event event) {
        String attributes = event.attributes().write();
        return attributes.length() <= EVENT_KEPT ? attributes : attributes.substring(0, EVENT_KEPT);
    }
}
