package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.connect.Parties;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What this source asks of a Velociraptor server, in one organisation. All times are the server's. */
interface LabelServer {
    /** Who is who; asks nobody. */
    Parties parties() throws VelociraptorException, InterruptedException;

    /** The server's version, such as {@code 0.77.2}; empty when it does not say. */
    String version() throws VelociraptorException, InterruptedException;

    /**
     * Reads the clients with a label, and others whose label begins alike.
     *
     * @param seconds how long ago the server may have seen them last
     * @return when the read began
     */
    Instant clients(Label label, long seconds, Consumer<ClientRow> rows)
            throws VelociraptorException, InterruptedException;

    /**
     * Reads clients by their ids, however long ago they were seen. One that does not exist is left out.
     *
     * @return when the read began
     */
    Instant lookUp(Collection<ClientId> clients, Consumer<ClientRow> rows)
            throws VelociraptorException, InterruptedException;

    /**
     * Reads who set and removed labels.
     *
     * @return when the read began
     */
    Instant changes(Instant from, Consumer<AuditRow> rows) throws VelociraptorException, InterruptedException;

    /** Which of the clients have a label now. A client the server does not answer for is left out. */
    Truth check(Label label, Collection<ClientId> clients) throws VelociraptorException, InterruptedException;

    /** Puts a label on clients or takes it off. That it returns proves nothing: check. */
    void change(AuditRow.Change change, Label label, Collection<ClientId> clients)
            throws VelociraptorException, InterruptedException;

    /**
     * How often a connection was made so far. One more than before: the server may have started again in between, and
     * have lost what it had not written down.
     */
    int timesConnected();

    /** Booleans of the rights this user has here, by their names in a grant; empty when the server does not say. */
    Set<String> rights() throws VelociraptorException, InterruptedException;

    /**
     * Who has a label.
     *
     * @param at when it was read
     */
    record Truth(Instant at, Map<ClientId, Boolean> labelled) {
        public Truth {
            labelled = Map.copyOf(labelled);
        }
    }
}
