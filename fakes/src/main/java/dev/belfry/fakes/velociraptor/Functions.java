package dev.belfry.fakes.velociraptor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** VQL's functions, as far as Belfry calls them. */
final class Functions {
    private interface Body extends Function<Map<String, @Nullable Object>, @Nullable Object> {}

    private final Session session;
    private final Map<String, Body> known = Map.of(
            "now", arguments -> now(),
            "atoi", arguments -> atoi(arguments.get("string")),
            "parse_json_array", arguments -> parseJsonArray(arguments.get("data")),
            "label", this::label);

    Functions(Session session) {
        this.session = session;
    }

    boolean knows(String function) {
        return known.containsKey(function);
    }

    @Nullable
    Object call(String function, Map<String, @Nullable Object> arguments) {
        Body body = known.get(function);
        return body == null ? null : body.apply(arguments);
    }

    private long now() {
        return session.clock().instant().getEpochSecond();
    }

    private static @Nullable Object atoi(@Nullable Object text) {
        try {
            return text instanceof String digits ? Long.valueOf(digits) : text;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private List<?> parseJsonArray(@Nullable Object data) {
        if (JsonText.read(String.valueOf(data)).orElse(null) instanceof List<?> list) {
            return list;
        }
        session.transcript().log("parse_json_array: not a JSON array");
        return List.of();
    }

    /** Proves nothing: whatever the client or the operation, only a missing right makes it fail. */
    private @Nullable Object label(Map<String, @Nullable Object> arguments) {
        if (!session.may(Permission.LABEL_CLIENT, "label")) {
            return null;
        }
        String client = String.valueOf(arguments.get("client_id"));
        List<String> labels = texts(arguments.get("labels"));
        Object operation = arguments.get("op");
        if ("check".equals(operation) && !session.org().labels(client).stream().anyMatch(own -> has(labels, own))) {
            return false;
        }
        if ("set".equals(operation)) {
            labels.forEach(label -> session.org().setLabel(client, label, session.user()));
        }
        if ("remove".equals(operation)) {
            labels.forEach(label -> session.org().removeLabel(client, label, session.user()));
        }
        return echo(client, labels, operation);
    }

    private static boolean has(List<String> labels, String own) {
        return labels.stream().anyMatch(own::equalsIgnoreCase);
    }

    private static List<String> texts(@Nullable Object labels) {
        List<?> all = labels instanceof List<?> list
                ? list
                : Stream.ofNullable(labels).toList();
        return all.stream().map(String::valueOf).toList();
    }

    private static Map<String, @Nullable Object> echo(String client, List<String> labels, @Nullable Object operation) {
        Map<String, @Nullable Object> echo = new LinkedHashMap<>();
        echo.put("ClientId", client);
        echo.put("Labels", labels);
        echo.put("Op", operation == null ? "" : operation);
        return echo;
    }
}
