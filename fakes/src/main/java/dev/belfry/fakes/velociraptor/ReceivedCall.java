package dev.belfry.fakes.velociraptor;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A call that came in.
 *
 * @param time the server's clock
 * @param user who called
 * @param org the organisation asked for, {@code root} for none
 * @param queries the VQL texts
 * @param variables the query's environment
 */
public record ReceivedCall(Instant time, String user, String org, List<String> queries, Map<String, String> variables) {
    public ReceivedCall {
        queries = List.copyOf(queries);
        variables = Map.copyOf(variables);
    }
}
