package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonObject;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of clients that events are about: asked for together, remembered for a while, not too many. */
final class Clients {
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_LABELS = 100;

    private final EventServer server;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    Clients(EventServer server) {
        this.server = server;
    }

    /** What a client says of itself, and its labels. Empty for what is not known. */
    record Facts(String host, String os, List<String> labels) {
        static final Facts NONE = new Facts("", "", List.of());

        Facts {
            labels = List.copyOf(labels);
        }

        static Facts of(JsonObject row) {
            String host = text(row, "hostname");
            return new Facts(
                    host.isEmpty() ? text(row, "fqdn") : host,
                    text(row, "os"),
                    row.texts("labels").stream().limit(MOST_LABELS).toList());
        }

        private static String text(JsonObject row, String column) {
            String text = row.text(column).orElse("");
            return text.length() <= LONGEST_TEXT
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_TEXT)));
        }
    }

    private record Known(Facts facts, Instant at) {}

    /** For every one of these clients. */
    Map<String, Facts> of(Collection<String> clients, Instant now) throws VelociraptorException, InterruptedException {
        Map<String, Facts> facts = new HashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (String client : clients) {
            Known one = known.get(client);
            if (one != null && isGood(one, now)) {
                facts.put(client, one.facts());
            } else {
                unknown.add(client);
            }
        }
        ask(List.copyOf(unknown), facts);
        unknown.forEach(client -> known.put(client, new Known(facts.getOrDefault(client, Facts.NONE), now)));
        return facts;
    }

    private void ask(List<String> unknown, Map<String, Facts> facts)
            throws VelociraptorException, InterruptedException {
        for (int from = 0; from < unknown.size(); from += AT_ONCE) {
            server.clients(
                    unknown.subList(from, Math.min(unknown.size(), from + AT_ONCE)),
                    row -> row.text("client_id").ifPresent(client -> facts.put(client, Facts.of(row))));
        }
    }

    private static boolean isGood(Known one, Instant now) {
        return !now.isBefore(one.at()) && now.isBefore(one.at().plus(GOOD_FOR));
    }
}
