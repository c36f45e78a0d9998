package dev.belfry.fakes.velociraptor;

import dev.belfry.fakes.velociraptor.vql.Row;
import dev.belfry.fakes.velociraptor.vql.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What VQL sees: the row it is in, if any, then the call's variables, then what the server offers. */
record QueryScope(
        Session session,
        Functions functions,
        @Nullable Row row,
        @Nullable QueryScope outer) implements Scope {
    private static final Map<String, Object> CONFIG =
            Map.of("version", Map.of("name", "velociraptor", "version", FakeVelociraptor.VERSION));
    /** All artifacts, as the server prints them. It is put over a variable of the call with this name, and so is config. */
    private static final String ARTIFACTS = "&{[] 0x1b22a29b1e60 0x1b22a1b97760 map[] map[]}";

    private static final String OUTER =
            "[NULL], [_SessionId, $device_manager, config, $acl, Artifact, $repository, $root], [$Query]";

    QueryScope in(Row inner) {
        return new QueryScope(session, functions, inner, this);
    }

    @Override
    public @Nullable Object symbol(String name) {
        if (row != null && row.columns().contains(name)) {
            return row.value(name);
        }
        if (outer != null && outer.row() != null) {
            return outer.symbol(name);
        }
        return switch (name) {
            case "config" -> CONFIG;
            case "Artifact" -> ARTIFACTS;
            default -> variable(name);
        };
    }

    private @Nullable Object variable(String name) {
        String value = session.variables().get(name);
        return value == null ? missingSymbol(name) : value;
    }

    @Override
    public @Nullable Object call(String function, Map<String, @Nullable Object> arguments) {
        if (!functions.knows(function)) {
            return missing("Symbol", function);
        }
        Optional<String> refusal = session.allowList().refusalOfFunction(function);
        if (refusal.isPresent()) {
            session.transcript().log(refusal.get());
            return null;
        }
        return functions.call(function, arguments);
    }

    /** Says that there is no such symbol or plugin. */
    @Nullable
    Object missing(String what, String name) {
        List<String> columns = row == null ? List.of() : row.columns();
        session.transcript()
                .log("ERROR:" + what + " " + name + " not found. Current Scope is " + OUTER
                        + (row == null ? "" : ", " + columns));
        return null;
    }

    /** A column is asked for twice before the server gives up. */
    private @Nullable Object missingSymbol(String name) {
        if (row != null) {
            missing("Symbol", name);
        }
        return missing("Symbol", name);
    }
}
