package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.rule.Rule.Input;
import dev.belfry.core.source.Settlement;
import dev.belfry.testkit.clock.VirtualClock;
import dev.belfry.testkit.machine.MachineHarness;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** One client, C.1, on a day of which the server's times are written as {@code 14:02:07}. Belfry's clock is hours ahead. */
final class Scene {
    static final String CLIENT = "C.1";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    final VirtualClock clock = VirtualClock.at("2026-11-24T23:00:00Z");
    private final SeenRecentlySettings settings;
    final MachineHarness<Watch, Input, Effect> rule;

    Scene() {
        this(new SeenRecentlySettings(Duration.ofMinutes(5), Duration.ofDays(90), Severity.WARNING));
    }

    Scene(SeenRecentlySettings settings) {
        this.settings = settings;
        rule = MachineHarness.of(new SeenRecently(settings), clock);
    }

    static Instant at(String time) {
        return LocalTime.parse(time).atDate(DAY).toInstant(ZoneOffset.UTC);
    }

    static Handle handle(String readAt) {
        return ClientEvents.handle(CLIENT, at(readAt));
    }

    Step<Watch, Effect> set(String time) {
        return take(ClientEvents.changed(CLIENT, "set", "alice", at(time)));
    }

    Step<Watch, Effect> removed(String time) {
        return take(ClientEvents.changed(CLIENT, "removed", "bob", at(time)));
    }

    /** A poll saw the client; the last good poll before it was a minute ago. */
    Step<Watch, Effect> seen(String seen, String readAt) {
        return take(ClientEvents.seen(CLIENT, at(seen), at(readAt), at(readAt).minus(Duration.ofMinutes(1))));
    }

    /** A poll saw the client; the last good poll before it began at {@code since}, or there was none. */
    Step<Watch, Effect> seen(String seen, String readAt, @Nullable String since) {
        return take(ClientEvents.seen(CLIENT, at(seen), at(readAt), since == null ? null : at(since)));
    }

    /** Everyone has the alert that a read at {@code readAt} raised. */
    Step<Watch, Effect> told(String readAt) {
        return rule.give(new Rule.Told("k7f3-1", at(readAt).toString(), List.of()));
    }

    Step<Watch, Effect> settled(String readAt, Settlement found) {
        return rule.give(new Rule.Settled(handle(readAt), found));
    }

    Step<Watch, Effect> off(String readAt, String at, @Nullable String knew) {
        return settled(readAt, new Settlement.Done(at(at), knew == null ? null : at(knew)));
    }

    Step<Watch, Effect> kept(String readAt, String since) {
        return settled(readAt, new Settlement.Kept(at(since)));
    }

    /** Told of a visit at 14:00, with the label off since 14:01. */
    Scene done() {
        seen("14:00:00", "14:00:00");
        told("14:00:00");
        off("14:00:00", "14:01:00", null);
        rule.takeOutputs();
        return this;
    }

    Optional<String> key(Event event) {
        return new SeenRecently(settings).key(event);
    }

    Step<Watch, Effect> take(Event event) {
        return rule.give(new Rule.Seen(event));
    }

    /** The sentence, with its facts put in. */
    static String why(Step<Watch, Effect> step) {
        return words(step.because());
    }

    static String words(Reason reason) {
        String words = reason.sentence();
        for (Object fact : reason.facts()) {
            words = words.replaceFirst("\\{[a-z]+}", Matcher.quoteReplacement(fact.toString()));
        }
        return words;
    }

    static Content content(Step<Watch, Effect> step) {
        return step.outputs().stream()
                .filter(Rule.Raise.class::isInstance)
                .map(Rule.Raise.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("raises nothing: " + why(step)))
                .content();
    }
}
