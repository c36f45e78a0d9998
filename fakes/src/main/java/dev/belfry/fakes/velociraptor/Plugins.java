package dev.belfry.fakes.velociraptor;

import dev.belfry.fakes.velociraptor.ClientSearch.UnknownVerb;
import dev.belfry.fakes.velociraptor.vql.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What VQL selects from, as far as Belfry does. */
final class Plugins {
    private record Plugin(Set<String> arguments, Function<Map<String, @Nullable Object>, Stream<Row>> rows) {}

    private static final String NO_EVENTS =
            "source: client_id and flow_id should be specified for non event artifacts.";
    private static final String CLIENT_REQUIRED =
            "Artifact %s is a client event artifact, therefore a client id is required.";

    private static final Row NO_COLUMNS = Row.of(Map.of());

    private final Session session;
    private final Map<String, Plugin> known = Map.ofEntries(
            Map.entry("clients", new Plugin(Set.of("search", "client_id"), this::clients)),
            Map.entry("source", new Plugin(Set.of("artifact", "start_time"), this::source)),
            Map.entry("foreach", new Plugin(Set.of("row", "query"), this::foreach)),
            Map.entry("client_delete", new Plugin(Set.of("client_id", "really_do_it"), this::delete)),
            Map.entry("range", new Plugin(Set.of("start", "end", "step"), this::range)),
            Map.entry("orgs", new Plugin(Set.of(), arguments -> orgs())),
            Map.entry("scope", new Plugin(Set.of(), arguments -> Stream.of(NO_COLUMNS))),
            Map.entry("monitoring", new Plugin(Set.of("client_id", "artifact", "start_time"), this::monitoring)),
            Map.entry("artifact_definitions", new Plugin(Set.of("names"), this::definitions)));

    Plugins(Session session) {
        this.session = session;
    }

    boolean knows(String plugin) {
        return known.containsKey(plugin);
    }

    /** Its rows; what is wrong with the arguments goes to the log, and there are none then. */
    Stream<Row> rows(String name, Map<String, @Nullable Object> arguments) {
        Plugin plugin = Objects.requireNonNull(known.get(name), name);
        Optional<String> unexpected = arguments.keySet().stream()
                .filter(argument -> !plugin.arguments().contains(argument))
                .findFirst();
        if (unexpected.isPresent()) {
            return failed(name, "Unexpected arg " + unexpected.get());
        }
        return plugin.rows().apply(arguments);
    }

    private Stream<Row> clients(Map<String, @Nullable Object> arguments) {
        if (!session.may(Permission.READ_RESULTS, "clients")) {
            return Stream.empty();
        }
        if (arguments.get("client_id") instanceof String client) {
            return session.org().client(client).<Row>map(ClientRow::new).stream();
        }
        try {
            ClientSearch search = ClientSearch.of(Objects.toString(arguments.get("search"), ""));
            return session.org().search(search).stream().map(ClientRow::new);
        } catch (UnknownVerb e) {
            return failed("clients", e.complaint());
        }
    }

    private Stream<Row> source(Map<String, @Nullable Object> arguments) {
        if (!session.may(Permission.READ_RESULTS, "source")) {
            return Stream.empty();
        }
        if (!AuditLog.ARTIFACT.equals(arguments.get("artifact"))) {
            return kept("source", arguments);
        }
        return session.org().audit(from(arguments)).stream().map(Plugins::audited);
    }

    private Stream<Row> monitoring(Map<String, @Nullable Object> arguments) {
        if (!session.may(Permission.READ_RESULTS, "monitoring")) {
            return Stream.empty();
        }
        return arguments.get("client_id") == null
                ? failed("monitoring", "Field client_id is required")
                : kept("monitoring", arguments);
    }

    private Stream<Row> kept(String plugin, Map<String, @Nullable Object> arguments) {
        String artifact = Objects.toString(arguments.get("artifact"), "");
        Optional<EventQueue> queue = session.org().queue(artifact);
        if (queue.isEmpty()) {
            return failed(plugin, "Artifact " + artifact + " not known");
        }
        if (plugin.equals("source") && queue.get().kind() != QueueKind.SERVER_EVENT) {
            return failed(
                    plugin,
                    queue.get().kind() == QueueKind.INTERNAL ? NO_EVENTS : CLIENT_REQUIRED.replace("%s", artifact));
        }
        String client = Objects.toString(arguments.get("client_id"), null);
        return queue.get().history(client, from(arguments)).stream().map(Row::of);
    }

    private static Instant from(Map<String, @Nullable Object> arguments) {
        return arguments.get("start_time") instanceof Long seconds ? Instant.ofEpochSecond(seconds) : Instant.MIN;
    }

    private Stream<Row> definitions(Map<String, @Nullable Object> arguments) {
        if (!session.may(Permission.READ_RESULTS, "artifact_definitions")) {
            return Stream.empty();
        }
        String name = Objects.toString(arguments.get("names"), "");
        Optional<EventQueue> queue = session.org().queue(name);
        if (queue.isEmpty()) {
            return failed("artifact_definitions", "artifact " + name + " not known");
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("type", queue.get().kind().word());
        List<String> sources = session.org().sources(name);
        row.put("sources", sources == null ? null : Map.of("name", sources));
        return Stream.of(Row.of(row));
    }

    /** In history {@code _ts} is milliseconds and {@code _Source} the principal. */
    private static Row audited(AuditLog.Entry entry) {
        Map<String, @Nullable Object> row =
                AuditLog.row(entry.operation(), entry.principal(), entry.client(), entry.label());
        row.put("_Source", entry.principal());
        row.put("_ts", entry.time().toEpochMilli());
        return Row.of(row);
    }

    private Stream<Row> foreach(Map<String, @Nullable Object> arguments) {
        List<?> items = arguments.get("row") instanceof List<?> list ? list : List.of();
        return items.stream().filter(Objects::nonNull).map(Plugins::value);
    }

    private Stream<Row> delete(Map<String, @Nullable Object> arguments) {
        boolean really = Boolean.TRUE.equals(arguments.get("really_do_it"));
        if (session.may(Permission.SERVER_ADMIN, "client_delete") && really) {
            session.org().delete(String.valueOf(arguments.get("client_id")));
        }
        return Stream.empty();
    }

    private Stream<Row> range(Map<String, @Nullable Object> arguments) {
        long start = arguments.get("start") instanceof Long number ? number : 0;
        long end = arguments.get("end") instanceof Long number ? number : 0;
        long step = arguments.get("step") instanceof Long number && number > 0 ? number : 1;
        return LongStream.iterate(start, next -> next < end, next -> next + step)
                .mapToObj(Plugins::value);
    }

    private static Row value(Object value) {
        return Row.of(Map.of("_value", value));
    }

    private Stream<Row> orgs() {
        return session.orgs().stream().map(org -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("Name", org.name());
            row.put("OrgId", org.id());
            return Row.of(row);
        });
    }

    private Stream<Row> failed(String plugin, String why) {
        session.transcript().log(plugin + ": " + why);
        return Stream.empty();
    }
}
