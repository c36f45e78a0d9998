package dev.belfry.velociraptor.connect;

import dev.belfry.core.plugin.Gauge;
import dev.belfry.core.plugin.PluginContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection there is, made when it is needed. After any failure but one of a single organisation the next query
 * makes a new one: it tells what is wrong now, where an old channel repeats for minutes what was wrong before, and a file
 * that somebody has put right counts without a restart. For one thread.
 */
public final class Sessions implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    /** A file whose certificate ends soon is looked at again this often: to say so again, and to see its successor. */
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    private final PluginContext context;
    private final ApiAccess access;
    private final Gauge expiry = new Gauge(
            "certificate_expiry_timestamp_seconds", "When the certificate ends that is used to log in to the server.");

    private @Nullable Session session;
    private int closedConnections;

    /** Made with its source, for it offers the host to watch when the certificate ends. */
    public Sessions(PluginContext context, ApiAccess access) {
        this.context = context;
        this.access = access;
        context.offer(expiry);
    }

    private record Session(Connection connection, Parties parties, Instant openedAt) {
        /** Whether its file may have a successor by now. */
        boolean isStale(Instant now) {
            return parties.endsSoon(now) && !now.isBefore(openedAt.plus(LOOK_AGAIN));
        }
    }

    /**
     * A connection to ask over, with a certificate that is valid.
     *
     * @throws VelociraptorException when the file, or the certificate in it, cannot serve
     */
    public Connection current() throws VelociraptorException {
        Connection current = session().connection();
        try {
            current.check(context.clock().instant());
            return current;
        } catch (VelociraptorException ended) {
            close();
            throw ended;
        }
    }

    /** Who is who; contacts nobody. */
    public Parties parties() throws VelociraptorException {
        return session().parties();
    }

    /** What failed decides whether the connection can still be believed. */
    public void failed(VelociraptorException failure) {
        if (!failure.isInOrg()) {
            close();
        }
    }

    /** How often a connection was made. One more than before: the server may have started again in between. */
    public int timesConnected() {
        return closedConnections + (session == null ? 0 : session.connection().timesConnected());
    }

    private Session session() throws VelociraptorException {
        Instant now = context.clock().instant();
        Session old = session;
        if (old != null && !old.isStale(now)) {
            return old;
        }
        if (old != null) {
            session = null;
            closedConnections += old.connection().timesConnected();
            old.connection().retire();
        }
        Session opened = open(now);
        session = opened;
        return opened;
    }

    private Session open(Instant now) throws VelociraptorException {
        ApiConfig config = new ApiConfigReader(context, access).read();
        // First of all, for a certificate that has ended already cannot serve, and is what a monitor waits for.
        expiry.set((double) config.identity().end().getEpochSecond());
        Connection connection = Connection.open(config, now);
        Parties parties = connection.parties();
        if (parties.endsSoon(now)) {
            log.warn(
                    "{}: the certificate of {} ends in {} d ({}). {}",
                    context.name(),
                    parties.user(),
                    parties.daysLeft(now),
                    parties.end(),
                    Remedies.newFile(parties.user()));
        }
        return new Session(connection, parties, now);
    }

    @Override
    public void close() {
        Session old = session;
        if (old != null) {
            session = null;
            closedConnections += old.connection().timesConnected();
            old.connection().close();
        }
    }
}
