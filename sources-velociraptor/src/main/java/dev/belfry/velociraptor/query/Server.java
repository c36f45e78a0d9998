package dev.belfry.velociraptor.query;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.velociraptor.connect.Parties;
import dev.belfry.velociraptor.connect.Sessions;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A server that is asked over whatever connection there is. For one thread. */
public final class Server implements AutoCloseable {
    private static final Query VERSION =
            new Query("version", "SELECT config.version.version AS version FROM scope()", Map.of());

    private final PluginContext context;
    private final Sessions sessions;
    private final Patience patience;

    public Server(PluginContext context, Sessions sessions, Patience patience) {
        this.context = context;
        this.sessions = sessions;
        this.patience = patience;
    }

    /**
     * Runs a query in one organisation to its end.
     *
     * @param rows is given each row as it comes, on this thread. What it was given counts only once this returns.
     * @return when the server began, by its own clock, in microseconds
     * @throws VelociraptorException when it failed, be it that the server calls the call a success
     * @throws InterruptedException when this thread was; the server is told to stop
     */
    public Instant run(String org, Query query, Consumer<JsonObject> rows)
            throws VelociraptorException, InterruptedException {
        return ask(org, runner -> runner.run(query, rows));
    }

    /**
     * Begins a query in one organisation, whose rows are read while it goes on, and waits for its first message.
     *
     * @param longest after which the server ends it; zero for a query that never ends
     * @param rowsPerPart at most so many rows in one message
     * @throws VelociraptorException when it does not begin
     * @throws InterruptedException when this thread was; the server is told to stop
     */
    public QueryStream open(String org, Query query, Duration longest, int rowsPerPart)
            throws VelociraptorException, InterruptedException {
        return ask(org, runner -> runner.open(query, longest, rowsPerPart));
    }

    private <T> T ask(String org, Question<T> question) throws VelociraptorException, InterruptedException {
        try {
            return question.ask(QueryRunner.on(sessions.current(), org, context, patience));
        } catch (VelociraptorException failed) {
            sessions.failed(failed);
            throw failed;
        }
    }

    /** The server's version, such as {@code 0.77.2}; empty when it does not say. */
    public String version(String org) throws VelociraptorException, InterruptedException {
        List<String> version = new ArrayList<>();
        run(org, VERSION, row -> row.text("version").ifPresent(version::add));
        return String.join(" ", version);
    }

    /** Who is who; asks nobody. */
    public Parties parties() throws VelociraptorException {
        return sessions.parties();
    }

    /** How often a connection was made so far. */
    public int timesConnected() {
        return sessions.timesConnected();
    }

    @Override
    public void close() {
        sessions.close();
    }

    /** What is asked of whoever can answer. */
    private interface Question<T> {
        T ask(QueryRunner runner) throws VelociraptorException, InterruptedException;
    }
}
