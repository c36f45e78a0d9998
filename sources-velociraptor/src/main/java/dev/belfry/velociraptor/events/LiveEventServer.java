package dev.belfry.velociraptor.events;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.PluginContext;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a real server. After a failure the connection is made anew: what has been put right meanwhile counts. */
final class LiveEventServer implements EventServer {
    private static final Logger log = LoggerFactory.getLogger(LiveEventServer.class);

    private static final Duration FOR_EVER = Duration.ZERO;
    private static final Duration LONGEST_PAST = Duration.ofHours(1);
    /** Rows are as long as clients make them; so few of them stay below the largest message there may be. */
    private static final int ROWS_PER_PART = 250;

    private final VelociraptorEventsSettings settings;
    private final PluginContext context;
    private final Patience patience;
    private @Nullable Connection connection;

    LiveEventServer(VelociraptorEventsSettings settings, PluginContext context, Patience patience) {
        this.settings = settings;
        this.context = context;
        this.patience = patience;
    }

    @Override
    public Ends ends() throws VelociraptorException {
        Connection current = current();
        Identity identity = current.config().identity();
        return new Ends(
                current.config().address(),
                fingerprint(identity),
                identity.user(),
                identity.end(),
                current.othersMayReadFile());
    }

    @Override
    public String version() throws VelociraptorException, InterruptedException {
        List<String> version = new ArrayList<>();
        run(Queries.version(), row -> row.text("version").ifPresent(version::add));
        return String.join(" ", version);
    }

    @Override
    public History history(ArtifactName artifact) throws VelociraptorException, InterruptedException {
        List<String> types = new ArrayList<>();
        try {
            run(Queries.definition(artifact), row -> {
                if (row.text("name").orElse("").equals(artifact.artifact())) {
                    row.text("type").ifPresent(types::add);
                }
            });
        } catch (VelociraptorException failed) {
            // Some queues can be watched although their artifact is gone. They have no history.
            if (!failed.isInOrg()) {
                throw failed;
            }
        }
        return switch (String.join(" ", types).toLowerCase(Locale.ROOT)) {
            case "server_event" -> History.OF_SERVER;
            case "client_event" -> History.OF_CLIENTS;
            default -> History.NONE;
        };
    }

    @Override
    public RowReader watch(ArtifactName artifact) throws VelociraptorException, InterruptedException {
        return open(Queries.watch(artifact), FOR_EVER);
    }

    @Override
    public RowReader past(ArtifactName artifact, History history, Instant from)
            throws VelociraptorException, InterruptedException {
        return open(Queries.past(artifact, history, from), LONGEST_PAST);
    }

    @Override
    public void clients(Collection<String> ids, Consumer<JsonObject> rows)
            throws VelociraptorException, InterruptedException {
        run(Queries.clients(ids), rows);
    }

    private void run(Query query, Consumer<JsonObject> rows) throws VelociraptorException, InterruptedException {
        try {
            runner().run(query, rows);
        } catch (VelociraptorException failed) {
            closeUnlessInOrg(failed);
            throw failed;
        }
    }

    private RowReader open(Query query, Duration longest) throws VelociraptorException, InterruptedException {
        try {
            return new StreamReader(runner().open(query, longest, ROWS_PER_PART));
        } catch (VelociraptorException failed) {
            closeUnlessInOrg(failed);
            throw failed;
        }
    }

    private QueryRunner runner() throws VelociraptorException {
        Connection current = current();
        current.check(context.clock().instant());
        return QueryRunner.on(current, settings.org(), context, patience);
    }

    private Connection current() throws VelociraptorException {
        if (connection == null) {
            connection = Connection.open(context, settings.access());
            warn(connection.config().identity());
        }
        return connection;
    }

    private void warn(Identity identity) {
        Instant now = context.clock().instant();
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
                            settings.apiConfig() + ": ca_certificate cannot be used", Remedies.newFile(identity.user()))
                    .because(unusable);
        }
    }

    private void closeUnlessInOrg(VelociraptorException failed) {
        if (!failed.isInOrg()) {
            close();
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
