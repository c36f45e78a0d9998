package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.velociraptor.events.Seen.Brought;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a queue has been read: everything before a time was brought, and of what came shortly before it and after it,
 * these rows.
 *
 * @param at by the server's clock; null when nothing was read yet
 */
record Position(@Nullable Instant at, List<Brought> brought) {
    static final Position START = new Position(null, List.of());

    private static final Pattern BROUGHT = Pattern.compile("([0-9a-f]{16})@(-?[0-9]{1,15})(?:x([0-9]{1,9}))?");

    Position {
        brought = List.copyOf(brought);
    }

    static Position of(Checkpoint checkpoint) {
        Instant at = checkpoint.value().time("at").orElse(null);
        List<Brought> brought = checkpoint.value().texts("brought").stream()
                .map(Position::brought)
                .flatMap(Optional::stream)
                .toList();
        return new Position(at, brought);
    }

    Checkpoint toCheckpoint() {
        JsonObject.Builder value = JsonObject.builder();
        if (at != null) {
            value.put("at", at);
        }
        if (!brought.isEmpty()) {
            value.put(
                    "brought",
                    JsonArray.ofTexts(brought.stream().map(Position::text).toList()));
        }
        return new Checkpoint(value.build());
    }

    private static String text(Brought one) {
        return one.hash() + "@" + one.second() + (one.all() == 1 ? "" : "x" + one.all());
    }

    private static Optional<Brought> brought(String text) {
        Matcher parts = BROUGHT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String all = parts.group(3);
        return Optional.of(
                new Brought(parts.group(1), Long.parseLong(parts.group(2)), all == null ? 1 : Integer.parseInt(all)));
    }
}
