package dev.belfry.app.demo;

import dev.belfry.app.run.LogListener;
import dev.belfry.app.terminal.Style;
import dev.belfry.core.alert.Alert;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.source.Settlement;
import dev.belfry.engine.codec.DurationText;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.run.RunListener;
import dev.belfry.engine.run.SourceTrouble;
import dev.belfry.engine.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what the pipeline does, on the screen. What goes wrong beyond the script is logged as in a real run. */
final class DemoNarrator implements RunListener {
    private final DemoScreen screen;
    private final LogListener log;

    DemoNarrator(DemoScreen screen, LogListener log) {
        this.screen = screen;
        this.log = log;
    }

    private static String client(Alert alert) {
        return alert.content().fields().text("client").orElse(alert.origin().key());
    }

    @Override
    public void raised(Alert alert, List<Destination> destinations, Reason because) {
        screen.line(client(alert), "back online: alert " + alert.id());
    }

    @Override
    public void moved(Alert alert, String sink, DeliveryState state, Reason because) {
        switch (state.phase()) {
            case DELIVERED ->
                screen.sinkLine(client(alert), sink, Style.GOOD, "told at attempt " + state.attempts() + took(state));
            case PENDING -> screen.sinkLine(client(alert), sink, Style.WARNING, state.answer() + again(state.nextAt()));
            case IN_DOUBT, PARKED, DEAD ->
                screen.sinkLine(client(alert), sink, Style.BAD, state.phase().word() + ": " + state.answer());
            default -> {
                // An attempt that starts is told of when it ends.
            }
        }
    }

    private static String took(DeliveryState state) {
        Instant started = state.startedAt();
        Instant ended = state.endedAt();
        return started == null || ended == null ? "" : ", " + DurationText.of(Duration.between(started, ended));
    }

    private String again(@Nullable Instant nextAt) {
        return nextAt == null ? "" : "; trying again at " + screen.time(nextAt);
    }

    @Override
    public void settled(String rule, String key, Settlement found) {
        String client = key.split("/", -1)[2];
        if (found instanceof Settlement.Done) {
            screen.line(client, "everyone is told: label " + DemoCast.LABEL + " removed, and it is off");
        } else if (found instanceof Settlement.Kept) {
            screen.line(client, "everyone is told; the label was set again since, and stays");
        } else {
            log.settled(rule, key, found);
        }
    }

    @Override
    public void warned(String rule, String key, Reason about) {
        log.warned(rule, key, about);
    }

    @Override
    public void threw(String rule, String key, RuntimeException defect) {
        log.threw(rule, key, defect);
    }

    @Override
    public void sourceFailed(String source, SourceTrouble trouble, Duration again) {
        log.sourceFailed(source, trouble, again);
    }

    @Override
    public void storeFailed(StoreException failure) {
        log.storeFailed(failure);
    }

    @Override
    public void stopped(RuntimeException why) {
        log.stopped(why);
    }
}
