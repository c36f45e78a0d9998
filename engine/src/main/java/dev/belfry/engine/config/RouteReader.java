package dev.belfry.engine.config;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedList;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.codec.LocatedText;
import dev.belfry.engine.plugin.PluginKind;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.settings.Binder;
import dev.belfry.engine.settings.Problems;
import dev.belfry.engine.settings.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the routes, and checks that they lead somewhere. */
final class RouteReader {
    private static final String MATCH = "match";
    private static final String TO = "to";
    private static final String ALSO = "also";
    private static final String CONTINUE = "continue";
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(MATCH, TO, ALSO, CONTINUE));

    private static final Set<String> SEVERITIES = words(Severity.values());
    private static final Set<String> STATUSES = words(Status.values());

    private final Binder binder;
    private final Problems problems;
    private final NameList names;
    private final Map<String, Set<String>> known;
    private final Set<String> sinks;

    RouteReader(Binder binder, NameList names, Map<PluginKind, Set<String>> named) {
        this.binder = binder;
        this.problems = binder.problems();
        this.names = names;
        this.sinks = named.getOrDefault(PluginKind.SINK, Set.of());
        this.known = Map.of(
                PluginKind.RULE.toString(),
                named.getOrDefault(PluginKind.RULE, Set.of()),
                PluginKind.SOURCE.toString(),
                named.getOrDefault(PluginKind.SOURCE, Set.of()),
                "severity",
                SEVERITIES,
                "status",
                STATUSES);
    }

    private static Set<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Every alert to every sink, when the user says nothing.
     *
     * @param onTrouble sinks that hear of others' trouble, and of nothing else
     */
    List<Route> everything(Set<String> onTrouble, Where where) {
        List<String> to =
                sinks.stream().filter(sink -> !onTrouble.contains(sink)).toList();
        if (to.isEmpty() && !sinks.isEmpty()) {
            problems.add(
                    where,
                    "are required here: every sink is somebody's on-trouble, so without routes no alert goes anywhere.");
        }
        return List.of(new Route(Map.of(), to, List.of(), Route.Next.STOP));
    }

    List<Route> read(Located value, Where where) {
        if (!(value instanceof LocatedList list)) {
            boolean empty = value instanceof LocatedText text && text.isNull();
            problems.add(
                    where, value.place(), empty ? emptySection() : "a list is expected here, each route after a -.");
            return List.of();
        }
        if (list.items().isEmpty()) {
            problems.add(where, value.place(), emptySection());
        }
        return routes(list, where);
    }

    private static String emptySection() {
        return "is empty. Leave it out: every alert then goes to every sink.";
    }

    private List<Route> routes(LocatedList list, Where where) {
        List<Route> routes = new ArrayList<>();
        int endsInLine = 0;
        for (Located item : list.items()) {
            Where here = where.item(routes.size() + 1, item.place());
            Route route = route(item, here);
            routes.add(route);
            boolean takesAll = route.match().isEmpty() && route.next() == Route.Next.STOP;
            if (endsInLine > 0) {
                problems.add(here, "is never asked: the route in line " + endsInLine + " takes every alert.");
            } else if (takesAll && !problems.concern(here)) {
                endsInLine = item.place().line();
            }
        }
        return routes;
    }

    private Route route(Located item, Where where) {
        if (!(item instanceof LocatedMap map)) {
            problems.add(where, "a route is expected here: match, and to or also.");
            return new Route(Map.of(), List.of(), List.of(), Route.Next.STOP);
        }
        binder.refuseUnknown("setting", map, KEYS, where);
        Map<String, NameList.Word> to = sinks(map, TO, where);
        Map<String, NameList.Word> also = sinks(map, ALSO, where);
        if (map.get(TO) == null && map.get(ALSO) == null) {
            problems.add(where, "leads nowhere: name sinks in to, also, or both.");
        }
        also.forEach((name, word) -> {
            if (to.containsKey(name)) {
                names.tell(word, " is in to as well. Name it once.");
            }
        });
        return new Route(match(map, where), List.copyOf(to.keySet()), List.copyOf(also.keySet()), next(map, where));
    }

    private Map<String, NameList.Word> sinks(LocatedMap route, String key, Where where) {
        LocatedMap.Entry entry = route.get(key);
        return entry == null
                ? Map.of()
                : names.names(entry.value(), where.key(entry), PluginKind.SINK.toString(), sinks);
    }

    private Route.Next next(LocatedMap route, Where where) {
        LocatedMap.Entry entry = route.get(CONTINUE);
        boolean goesOn =
                entry != null && binder.bool(entry.value(), where.key(entry)).orElse(false);
        return goesOn ? Route.Next.CONTINUE : Route.Next.STOP;
    }

    private Map<String, List<String>> match(LocatedMap route, Where where) {
        LocatedMap.Entry entry = route.get(MATCH);
        if (entry == null) {
            return Map.of();
        }
        Where here = where.key(entry);
        if (!(entry.value() instanceof LocatedMap fields)) {
            problems.add(here, entry.value().place(), "fields are expected here, each with what it must be.");
            return Map.of();
        }
        Map<String, List<String>> match = new LinkedHashMap<>();
        for (LocatedMap.Entry field : fields.entries().values()) {
            match.put(field.key(), values(field, here.key(field)));
        }
        return match;
    }

    private List<String> values(LocatedMap.Entry field, Where where) {
        Set<String> expected = known.get(field.key());
        Map<String, NameList.Word> values = expected == null
                ? names.words(field.value(), where)
                : names.names(field.value(), where, field.key(), expected);
        return List.copyOf(values.keySet());
    }
}
