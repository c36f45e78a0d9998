package dev.belfry.rules.standard.matches;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What a rule counts an event by. */
record EventKey(List<String> names) {
    private static final int LONGEST_PART = 200;
    private static final int SHOWN = 150;
    private static final String TROUBLE = "?/";

    EventKey {
        names = List.copyOf(names);
    }

    /** The attributes' values in their order. An event that has none of them is a key of its own. */
    String of(Event event) {
        List<String> parts = names.stream()
                .map(name -> Attributes.text(Attributes.find(event, name)))
                .toList();
        if (parts.stream().allMatch(String::isEmpty)) {
            return "?" + identity(event);
        }
        return parts.stream().map(EventKey::escaped).collect(Collectors.joining("/"));
    }

    /** The key under which it is kept that the condition cannot be evaluated for events like this; no event's own. */
    static String ofTrouble(Event event) {
        return TROUBLE + escaped(event.kind());
    }

    /** Tells events apart: the same for the same event, whenever it is read. */
    static String identity(Event event) {
        String id = event.id();
        return hash(
                id == null ? event.kind() + event.time() + event.attributes().write() : id);
    }

    /** So that no part can be mistaken for two, and an attacker's long one fills no store. */
    private static String escaped(String part) {
        String text = part.length() <= LONGEST_PART ? part : start(part) + "#" + hash(part);
        return text.replace("%", "%25").replace("/", "%2F").replace("?", "%3F");
    }

    /** Half a character would be a question mark wherever it is written down. */
    private static String start(String part) {
        return part.substring(0, part.offsetByCodePoints(0, part.codePointCount(0, SHOWN)));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Json.of(text).write().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
