package dev.belfry.rules.standard.seenrecently;

import dev.belfry.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the rule counts by: one label on one client of one org of one server. */
final class Subject {
    private static final List<String> PARTS = List.of("server", "org", "client", "label");

    private Subject() {}

    /** {@code server/org/client/label}, the label in lower case; empty when one of them is missing. */
    static Optional<String> key(JsonObject attributes) {
        List<String> parts = new ArrayList<>(PARTS.size());
        for (String part : PARTS) {
            attributes.text(part).filter(text -> !text.isEmpty()).ifPresent(parts::add);
        }
        if (parts.size() < PARTS.size()) {
            return Optional.empty();
        }
        parts.set(3, parts.get(3).toLowerCase(Locale.ROOT));
        return Optional.of(String.join("/", parts.stream().map(Subject::escaped).toList()));
    }

    /** So that no part can be mistaken for two. */
    private static String escaped(String part) {
        return part.replace("%", "%25").replace("/", "%2F");
    }
}
