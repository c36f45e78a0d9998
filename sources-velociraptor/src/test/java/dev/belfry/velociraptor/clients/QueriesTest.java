package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.clients.AuditRow.Change;
import dev.belfry.velociraptor.query.Query;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueriesTest {
    private static final Label LABEL = new Label("Slack \"); DROP /*");

    static Stream<Function<Collection<ClientId>, Query>> ofIds() {
        return Stream.of(
                ids -> Queries.change(Change.REMOVED, LABEL, ids),
                ids -> Queries.change(Change.SET, LABEL, ids),
                ids -> Queries.check(LABEL, ids),
                Queries::lookUp);
    }

    /** A server refuses a request of 4 MiB, and gets slow long before. */
    @ParameterizedTest
    @MethodSource("ofIds")
    void staysBelowAMebibyteWithAsManyIdsAsItIsGiven(Function<Collection<ClientId>, Query> query) {
        List<ClientId> longest = IntStream.range(0, LiveLabelServer.IDS_PER_QUERY)
                .mapToObj(i -> new ClientId("C.%062x".formatted(i)))
                .toList();
        assertThat(size(query.apply(longest))).isBetween(300_000, (1 << 20) - 1_000);
    }

    /** What comes from outside never gets into the text. */
    @ParameterizedTest
    @MethodSource("ofIds")
    void passesIdsAndLabelsAsVariables(Function<Collection<ClientId>, Query> query) {
        Query made = query.apply(List.of(new ClientId("C.1")));
        assertThat(made.vql()).doesNotContain("DROP").doesNotContain("C.1");
        assertThat(made.variables()).containsEntry("Ids", "[\"C.1\"]");
    }

    @Test
    void writesNoMinusThatTheServerWouldTakeForANumbers() {
        assertThat(Queries.clients(LABEL, 300).vql()).contains("now() - atoi(");
    }

    private static int size(Query query) {
        return query.vql().length()
                + query.variables().values().stream()
                        .mapToInt(value -> value.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
    }
}
