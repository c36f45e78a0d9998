package dev.belfry.fakes.velociraptor;

import dev.belfry.fakes.velociraptor.vql.Parser;
import dev.belfry.fakes.velociraptor.vql.Row;
import dev.belfry.fakes.velociraptor.vql.Statement;
import dev.belfry.fakes.velociraptor.vql.VqlSyntaxException;
import dev.belfry.velociraptor.protocol.VQLCollectorArgs;
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
        this.scope = new QueryScope(session, new Functions(session), null, null);
    }

    Answer run(VQLCollectorArgs call) {
        try {
            for (VQLRequest query : call.getQueryList()) {
                Optional<LiveQuery> live = run(query, call);
                if (live.isPresent()) {
                    return session.transcript().goingOn(live.get());
                }
            }
        } catch (VqlSyntaxException e) {
            // Not an error of the call: it ends well, the queries after this one are never run.
            session.transcript().log(e.complaint());
        }
        return session.transcript().end();
    }

    /** Returns the statement that never ends, if one is among them: those behind it are never run. */
    private Optional<LiveQuery> run(VQLRequest query, VQLCollectorArgs call) throws VqlSyntaxException {
        List<Statement> statements = Parser.parse(query.getVQL());
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            if (LiveStatements.isEndless(statement)) {
                List<LiveQuery.Feed> feeds = new LiveStatements(session).feeds(statement, scope);
                if (!feeds.isEmpty()) {
                    return Optional.of(new LiveQuery(
                            query,
                            call,
                            feeds,
                            session.clock(),
                            scope::in,
                            row -> LiveStatements.outer(statement, row, scope)));
                }
                session.transcript().rows(query, i, Stream.empty());
            } else {
                session.transcript().rows(query, i, selected(statement, scope));
            }
        }
        return Optional.empty();
    }

    private Stream<Map<String, @Nullable Object>> selected(Statement statement, QueryScope outer) {
        return statement.select(rows(statement, outer), row -> outer.in(row));
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
        Stream<Row> rows = arguments.get("row") instanceof Statement each
                ? selected(each, outer).map(Row::of)
                : plugins.rows(plugin, arguments);
        // foreach() alone takes a query, and runs it for each of its rows.
        return arguments.get("query") instanceof Statement inner
                ? rows.flatMap(row -> selected(inner, outer.in(row)).map(Row::of))
                : rows;
    }
}
