package dev.belfry.rules.standard.matches;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.settings.Setting;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

record MatchesSettings(
        @Setting(
                value = "Which events to tell of: a condition in CEL over event (its attributes), kind and time.",
                example = "\"kind == 'Server.Internal.Alerts'\"")
        String when,

        @Setting(
                value = "The attributes by which events are the same thing, told of once in a while; kind is one, too.",
                fallback = "[client]")
        List<String> key,

        @Setting(
                value = "The alert's title. {name} stands for an attribute, {name.part} for a part of one.",
                fallback = "{kind} on {host}",
                example = "\"{name} on {host}\"")
        String title,

        @Setting(
                value = "The attributes to show, in this order; without it the first 20 that are no objects.",
                example = "[host, client, os]")
        @Nullable
        List<String> fields,

        @Setting(value = "How much these alerts matter.", fallback = "warning")
        Severity severity,

        @Setting(
                value = "How long nothing more is told of a key once it was told of; 0s to tell of every event.",
                fallback = "1h")
        Duration againAfter) {
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final int MOST_NAMES = 50;

    MatchesSettings {
        key = List.copyOf(key);
        fields = fields == null ? null : List.copyOf(fields);
        if (when.isBlank()) {
            throw new IllegalArgumentException("when must not be empty: write true to tell of every event.");
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key must name at least one attribute.");
        }
        checkNames("key", key);
        checkNames("fields", fields == null ? List.of() : fields);
        Title.parse(title);
        if (againAfter.isNegative() || againAfter.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("again-after must be at least 0s and at most 3650d.");
        }
    }

    private static void checkNames(String setting, List<String> names) {
        if (names.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(setting + " must not name an attribute that has no name.");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(setting + " must name no attribute twice.");
        }
        if (names.size() > MOST_NAMES) {
            throw new IllegalArgumentException(setting + " must name at most " + MOST_NAMES + " attributes.");
        }
    }
}
