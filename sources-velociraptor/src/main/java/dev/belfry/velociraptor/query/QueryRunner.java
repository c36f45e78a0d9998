package dev.belfry.velociraptor.query;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.velociraptor.connect.Connection;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.protocol.APIGrpc;
import dev.belfry.velociraptor.protocol.VQLCollectorArgs;
import dev.belfry.velociraptor.protocol.VQLEnv;
import dev.belfry.velociraptor.protocol.VQLRequest;
import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs queries in one organisation of one server, one at a time. */
final class QueryRunner {
    /** Small enough that a part full of overlong names stays below the largest message there may be. */
    private static final int ROWS_PER_PART = 250;

    private static final int SECONDS_PER_PART = 1;

    private final PluginContext context;
    private final Channel channel;
    private final Place place;
    private final Patience patience;
    private final ParseLimits limits;

    private QueryRunner(PluginContext context, Channel channel, Place place, Patience patience, int largestMessage) {
        this.context = context;
        this.channel = channel;
        this.place = place;
        this.patience = patience;
        this.limits = new ParseLimits(largestMessage, ParseLimits.MESSAGE.depth());
    }

    static QueryRunner on(Connection connection, String org, PluginContext context, Patience patience) {
        return new QueryRunner(
                context,
                connection.channel(),
                Place.of(connection.config(), org),
                patience,
                connection.config().largestMessage());
    }

    /** See {@link Server#run}. */
    Instant run(Query query, Consumer<JsonObject> rows) throws VelociraptorException, InterruptedException {
        BlockingClientCall<?, VQLResponse> call = APIGrpc.newBlockingV2Stub(channel)
                .withDeadlineAfter(patience.whole().toMillis(), TimeUnit.MILLISECONDS)
                .query(arguments(query));
        Answer answer = new Answer(text -> context.parse(text, Format.JSON, limits), place, query, rows);
        try {
            VQLResponse message = call.read(patience.first().toMillis(), TimeUnit.MILLISECONDS);
            for (; message != null; message = call.read()) {
                answer.take(message);
            }
        } catch (StatusException failed) {
            throw new StatusVerdict(place, patience).of(failed);
        } catch (TimeoutException silent) {
            throw new StatusVerdict(place, patience).ofSilence();
        } finally {
            call.cancel("done with it", null);
        }
        return answer.end();
    }

    /** See {@link Server#open}. */
    QueryStream open(Query query, Duration longest, int rowsPerPart)
            throws VelociraptorException, InterruptedException {
        VQLCollectorArgs arguments = arguments(query).toBuilder()
                .setTimeout(longest.toSeconds())
                .setMaxRow(rowsPerPart)
                .build();
        QueryStream stream = new QueryStream(
                APIGrpc.newBlockingV2Stub(channel).query(arguments),
                text -> context.parse(text, Format.JSON, limits),
                place,
                query,
                patience);
        stream.begin();
        return stream;
    }

    private VQLCollectorArgs arguments(Query query) {
        VQLCollectorArgs.Builder arguments = VQLCollectorArgs.newBuilder()
                .addQuery(VQLRequest.newBuilder().setVQL(query.vql()).setName(query.name()))
                .setMaxRow(ROWS_PER_PART)
                .setMaxWait(SECONDS_PER_PART)
                .setTimeout(Math.max(1, patience.whole().toSeconds()))
                .setOrgId(place.org());
        query.variables()
                .forEach((key, value) ->
                        arguments.addEnv(VQLEnv.newBuilder().setKey(key).setValue(value)));
        return arguments.build();
    }
}
