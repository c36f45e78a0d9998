package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Status;
import dev.belfry.core.event.Event;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.policy.Routing;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.DeliveryEnd;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.Identity;
import dev.belfry.engine.store.StateAddress;
import dev.belfry.engine.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes alerts of what rules raise, asks the policy who hears of them, and makes the deliveries. */
final class AlertDesk {
    private static final int EVENT_KEPT = 8_192;

    private final Store store;
    private final Routing routing;
    private final Names rules;
    private final Names sources;
    private final Names sinks;
    private final Map<String, SinkDesk> desks;
    private final BiConsumer<Progress, Turn> raised;
    private final Listener listener;
    private final Identity identity;
    private long lastAlert;
    private long lastDelivery;

    AlertDesk(
            Store store,
            Routing routing,
            Catalogue names,
            Map<String, SinkDesk> desks,
            BiConsumer<Progress, Turn> raised,
            Listener listener) {
        this.store = store;
        this.routing = routing;
        this.rules = names.rules();
        this.sources = names.sources();
        this.sinks = names.sinks();
        this.desks = desks;
        this.raised = raised;
        this.listener = listener;
        this.identity = store.identity();
        this.lastAlert = identity.lastAlert();
        this.lastDelivery = identity.lastDelivery();
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
        AlertRow revised = saying.episode().equals(before.episode()) ? latest(before, turn) : null;
        if (revised == null && saying.status() == Status.RESOLVED) {
            return Optional.empty();
        }
        long id = ++lastAlert;
        String source = source(saying, revised);
        Alert alert = new Alert(
                identity.alertId(revised == null ? id : revised.first()),
                revised == null ? 1 : revised.revision() + 1,
                saying.status(),
                dedupKey(saying.address()),
                new Origin(saying.rule(), source, saying.address().key()),
                CleanContent.of(saying.content()),
                turn.now());
        Step<Routing.Nothing, Destination> routed = routing.step(null, alert, turn.now());
        AlertRow row = row(id, revised, alert, saying, routed.outputs().size());
        turn.changes().alert(row);
        turn.tell(() -> listener.raised(alert, routed.outputs(), saying.because()));
        deliver(row, alert, routed.outputs(), turn);
        return Optional.of(row);
    }

    private AlertRow row(long id, @Nullable AlertRow revised, Alert alert, Saying saying, int deliveries) {
        long from = lastDelivery + 1;
        lastDelivery += deliveries;
        return new AlertRow(
                id,
                revised == null ? id : revised.first(),
                revised == null ? null : revised.id(),
                alert.revision(),
                alert.status(),
                saying.address().rule(),
                alert.origin().source().isEmpty()
                        ? 0
                        : sources.number(alert.origin().source()),
                saying.address().key(),
                saying.episode(),
                StoreText.of(alert.content()),
                StoreText.of(saying.because()),
                saying.event() == null ? null : text(saying.event()),
                from,
                deliveries,
                alert.at());
    }

    private void deliver(AlertRow row, Alert alert, List<Destination> destinations, Turn turn) {
        List<DeliveryEnd> ends = new ArrayList<>();
        List<DeliveryRow> rows = new ArrayList<>();
        long id = row.deliveryFrom();
        for (Destination destination : destinations) {
            int sink = sinks.number(destination.sink());
            rows.add(new DeliveryRow(id, row.id(), sink, lane(alert), destination.need(), DeliveryState.NEW));
            ends.add(new DeliveryEnd(id, sink, destination.need(), DeliveryState.NEW.phase()));
            id++;
        }
        raised.accept(new Progress(row, ends), turn);
        for (int i = 0; i < rows.size(); i++) {
            SinkDesk desk = desks.get(destinations.get(i).sink());
            if (desk != null) {
                desk.create(rows.get(i), alert, turn);
            }
        }
    }

    private @Nullable AlertRow latest(Kept before, Turn turn) {
        Long id = before.alert();
        if (id == null) {
            return null;
        }
        for (AlertRow row : turn.changes().alerts()) {
            if (row.id() == id) {
                return row;
            }
        }
        return store.alert(id).orElse(null);
    }

    private String source(Saying saying, @Nullable AlertRow revised) {
        if (saying.event() != null) {
            return saying.event().source();
        }
        String known = revised == null ? null : sources.name(revised.source());
        return known == null ? "" : known;
    }

    String id(AlertRow row) {
        return identity.alertId(row.first());
    }

    /** An alert read back from the store. */
    Alert read(AlertRow row) {
        String rule = rules.name(row.rule());
        String source = sources.name(row.source());
        return new Alert(
                id(row),
                row.revision(),
                row.status(),
                dedupKey(new StateAddress(row.rule(), row.subject())),
                new Origin(rule == null ? "" : rule, source == null ? "" : source, row.subject()),
                StoreText.content(row.content()),
                row.raisedAt());
    }

    /** Short enough for every service, and the same for every alert of this rule and key. */
    private String dedupKey(StateAddress address) {
        MessageDigest digest = sha256();
        digest.update(identity.uuid().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) address.rule());
        byte[] bytes = digest.digest(address.key().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(bytes, 0, 16);
    }

    private static long lane(Alert alert) {
        return Long.parseUnsignedLong(alert.dedupKey().substring(0, 16), 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    private static String text(Event event) {
        String attributes = event.attributes().write();
        return attributes.length() <= EVENT_KEPT ? attributes : attributes.substring(0, EVENT_KEPT);
    }
}
