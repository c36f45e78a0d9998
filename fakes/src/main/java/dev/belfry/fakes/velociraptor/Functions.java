package dev.belfry.fakes.velociraptor;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** VQL's functions, as far as Belfry calls them. */
final class Functions {
    /** The server says "is not valid" or "not provided"; anchored at the start only, as there. */
    private static final Pattern WELL_FORMED = Pattern.compile("C\\.[a-z0-9]+|server");

    private record Known(List<String> required, Function<Map<String, @Nullable Object>, @Nullable Object> body) {}

    private final Session session;
    private final Map<String, Known> known = Map.of(
            "now", new Known(List.of(), arguments -> now()),
            "timestamp", new Known(List.of("epoch"), arguments -> arguments.get("epoch")),
            "atoi", new Known(List.of("string"), arguments -> atoi(String.valueOf(arguments.get("string")))),
            "parse_json_array", new Known(List.of("data"), arguments -> array(String.valueOf(arguments.get("data")))),
            "whoami", new Known(List.of(), arguments -> self()),
            "user", new Known(List.of("user"), arguments -> user(String.valueOf(arguments.get("user")))),
            "client_create", new Known(List.of("client_id"), this::create),
            "label", new Known(List.of("client_id", "labels"), this::label));

    Functions(Session session) {
        this.session = session;
    }

    boolean knows(String function) {
        return known.containsKey(function);
    }

    @Nullable
    Object call(String function, Map<String, @Nullable Object> arguments) {
        Known callee = Objects.requireNonNull(known.get(function), function);
        for (String name : callee.required()) {
            if (arguments.get(name) == null) {
                return failed(function, "Field " + name + " is required");
            }
        }
        return callee.body().apply(arguments);
    }

    private long now() {
        return session.clock().instant().getEpochSecond();
    }

    private String self() {
        return session.user();
    }

    private static long atoi(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private List<?> array(String json) {
        if (JsonText.read(json).orElse(null) instanceof List<?> list) {
            return list;
        }
        failed("parse_json_array", "invalid JSON array");
        return List.of();
    }

    /** Of oneself it may always be asked; of others it is not known here. */
    private @Nullable Object user(String name) {
        if (!name.equals(session.user())) {
            return failed("user", "User not found: " + name);
        }
        Map<String, Object> policy = new TreeMap<>();
        session.permissions().forEach(permission -> policy.put(permission.policy(), true));
        return Map.of("name", name, "org_id", session.org().id(), "effective_policy", policy);
    }

    /** Replaces a client that is there, with its labels. No row tells of it. */
    private @Nullable Object create(Map<String, @Nullable Object> arguments) {
        if (!session.may(Permission.SERVER_ADMIN, "client_create")) {
            return null;
        }
        String client = String.valueOf(arguments.get("client_id"));
        Instant seen = arguments.get("last_seen_at") instanceof Long epoch
                ? Instant.ofEpochSecond(epoch)
                : session.clock().instant();
        session.org().delete(client);
        session.org().enrol(FakeClient.of(client, Objects.toString(arguments.get("hostname"), ""), seen));
        session.org().putLabels(client, texts(arguments.get("labels")));
        return Map.of("client_id", client);
    }

    /** Proves nothing: hardly any client or operation is wrong enough for it to fail. */
    private @Nullable Object label(Map<String, @Nullable Object> arguments) {
        if (!session.may(Permission.LABEL_CLIENT, "label")) {
            return null;
        }
        String client = String.valueOf(arguments.get("client_id"));
        String operation = Objects.toString(arguments.get("op"), "");
        List<String> labels = texts(arguments.get("labels"));
        if (operation.equals("set") && !WELL_FORMED.matcher(client).lookingAt()) {
            return failed("label", "ClientId is not valid");
        }
        if (operation.equals("check") && !hasAll(client, labels)) {
            return false;
        }
        labels.stream().filter(label -> !label.isEmpty()).forEach(label -> apply(operation, client, label));
        Map<String, @Nullable Object> echo = new LinkedHashMap<>();
        echo.put("ClientId", client);
        echo.put("Labels", labels);
        echo.put("Op", operation);
        return echo;
    }

    private void apply(String operation, String client, String label) {
        if (operation.equals("set")) {
            session.org().setLabel(client, label, session.user());
        } else if (operation.equals("remove")) {
            session.org().removeLabel(client, label, session.user());
        }
    }

    private boolean hasAll(String client, List<String> labels) {
        List<String> own = session.org().labels(client);
        return labels.stream().allMatch(label -> own.stream().anyMatch(label::equalsIgnoreCase));
    }

    private static List<String> texts(@Nullable Object labels) {
        List<?> all = labels instanceof List<?> list
                ? list
                : Stream.ofNullable(labels).toList();
        return all.stream().map(String::valueOf).toList();
    }

    private @Nullable Object failed(String function, String why) {
        session.transcript().log(function + ": " + why);
        return null;
    }
}
