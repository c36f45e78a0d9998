package dev.belfry.velociraptor.clients;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.velociraptor.clients.LabelServer.Parties;
import dev.belfry.velociraptor.connect.ApiAccess;
import dev.belfry.velociraptor.connect.ApiConfig;
import dev.belfry.velociraptor.connect.Connection;
import dev.belfry.velociraptor.connect.Identity;
import dev.belfry.velociraptor.connect.Remedies;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.query.Patience;
import dev.belfry.velociraptor.query.Query;
import dev.belfry.velociraptor.query.QueryRunner;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection there is, made when it is needed. After any failure but one of a single
 * organisation the next query makes a new one: it tells what is
 * wrong now, where an old channel repeats for minutes what was wrong before, and a file that somebody has put right
 * counts without a restart.
 */
final class Sessions implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    /** A file whose certificate ends soon is looked at again this often: to say so again, and to see its successor. */
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    private final PluginContext context;
    private final ApiAccess access;
    private final Patience patience;

    private @Nullable Connection connection;
    private Instant openedAt = Instant.EPOCH;
    private int closedConnections;

    Sessions(PluginContext context, ApiAccess access, Patience patience) {
        this.context = context;
        this.access = access;
        this.patience = patience;
    }

    /** Runs a query in one organisation. */
    Instant run(String org, Query query, Consumer<JsonObject> rows) throws VelociraptorException, InterruptedException {
        Connection current = current();
        try {
            current.check(context.clock().instant());
            return QueryRunner.on(current, org, context, patience).run(query, rows);
        } catch (VelociraptorException failed) {
            if (!failed.isInOrg()) {
                close();
            }
            throw failed;
        }
    }

    /** How often a connection was made. One more than before: the server may have started again in between. */
    int timesConnected() {
        return closedConnections + (connection == null ? 0 : connection.timesConnected());
    }

    Parties parties() throws VelociraptorException {
        Connection current = current();
        ApiConfig config = current.config();
        Identity identity = config.identity();
        return new Parties(
                config.address(), fingerprint(identity), identity.user(), identity.end(), current.othersMayReadFile());
    }

    private Connection current() throws VelociraptorException {
        Instant now = context.clock().instant();
        if (connection != null && connection.config().identity().endsSoon(now) && isStale(now)) {
            close();
        }
        if (connection == null) {
            connection = Connection.open(context, access);
            openedAt = now;
            warn(connection, now);
        }
        return connection;
    }

    private boolean isStale(Instant now) {
        return !now.isBefore(openedAt.plus(LOOK_AGAIN));
    }

    private void warn(Connection opened, Instant now) {
        Identity identity = opened.config().identity();
        if (identity.endsSoon(now)) {
            log.warn(
                    "{}: the certificate of {} ends in {} d ({}). {}",
                    context.name(),
                    identity.user(),
                    identity.daysLeft(now),
                    identity.end(),
                    Remedies.newFile(identity.user()));
        }
    }

    private String fingerprint(Identity identity) throws VelociraptorException {
        try {
            return identity.serverFingerprint();
        } catch (GeneralSecurityException unusable) {
            throw VelociraptorException.lasting(
                            access.apiConfig() + ": ca_certificate cannot be used", Remedies.newFile(identity.user()))
                    .because(unusable);
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            closedConnections += connection.timesConnected();
            connection.close();
            connection = null;
        }
    }
}
