package dev.belfry.fakes.velociraptor;

import dev.belfry.fakes.velociraptor.vql.Parser;
import dev.belfry.fakes.velociraptor.vql.Row;
import dev.belfry.fakes.velociraptor.vql.Statement;
import dev.belfry.fakes.velociraptor.vql.VqlSyntaxException;
import dev.belfry.velociraptor.protocol.VQLRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the queries of one call, in order, into its transcript. */
final class QueryRun {
    private final Session session;
    private final Plugins plugins;
    private final QueryScope scope;

    QueryRun(Session session) {
        this.session = session;
        this.plugins = new Plugins(session);
        this.scope = new QueryScope(session, new Functions(session), null);
    }

    Answer run(List<VQLRequest> queries) {
        try {
            for (VQLRequest query : queries) {
                run(query);
            }
        } catch (VqlSyntaxException e) {
            // Not an error of the call: it ends well, the queries after this one are never run.
            session.transcript().log(e.complaint());
        }
        return session.transcript().end();
    }

    private void run(VQLRequest query) throws VqlSyntaxException {
        List<Statement> statements = Parser.parse(query.getVQL());
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            session.transcript().rows(query, i, selected(statement, scope));
        }
    }

    private Stream<Map<String, @Nullable Object>> selected(Statement statement, QueryScope outer) {
        return statement.select(rows(statement, outer), row -> scope.in(row));
    }

    private Stream<Row> rows(Statement statement, QueryScope outer) {
        String plugin = statement.plugin();
        if (!plugins.knows(plugin)) {
            scope.missing("Plugin", plugin);
            session.transcript().log("ERROR:Plugin " + plugin + " not found. ");
            return Stream.empty();
        }
        Optional<String> refusal = session.allowList().refusalOfPlugin(plugin);
        if (refusal.isPresent()) {
            session.transcript().log(refusal.get());
            return Stream.empty();
        }
        Map<String, @Nullable Object> arguments = statement.arguments(outer);
        Stream<Row> rows = plugins.rows(plugin, arguments);
        // foreach() alone takes a query, and runs it for each of its rows.
        return arguments.get("query") instanceof Statement inner
                ? rows.flatMap(row -> selected(inner, scope.in(row)).map(Row::of))
                : rows;
    }
}
