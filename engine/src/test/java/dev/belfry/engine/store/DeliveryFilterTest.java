package dev.belfry.engine.store;

import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.Phase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What listing costs in a store of millions that were delivered. */
class DeliveryFilterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37.000123Z");

    @TempDir
    Path folder;

    private Handle handle;

    @BeforeEach
    void open() {
        Path file = folder.resolve("belfry.db");
        SqliteStores.open(file, NOW, text -> new Receipt(Json.object())).close();
        handle = SqliteStores.readOnly(file);
    }

    @AfterEach
    void close() {
        handle.close();
    }

    static Stream<DeliveryFilter> filtersOfThoseThatWaitForSomebody() {
        DeliveryFilter newest = DeliveryFilter.newest(100_000);
        DeliveryFilter letters = newest.phases(EnumSet.of(Phase.DEAD, Phase.PARKED));
        return Stream.of(
                letters,
                letters.alert("k7f3-12"),
                letters.sink("soc").rule("back-online").cause("400"),
                letters.about("LT-1").since(NOW).until(NOW).key("C.1"),
                newest.phases(Set.of(Phase.DEAD)),
                newest.phases(Set.of(Phase.DROPPED)).sink("soc"),
                newest.phases(EnumSet.of(Phase.PENDING, Phase.SENDING, Phase.IN_DOUBT)));
    }

    @ParameterizedTest
    @MethodSource("filtersOfThoseThatWaitForSomebody")
    void readsNoDeliveryThatIsOver(DeliveryFilter filter) {
        assertThat(plan(filter))
                .contains("SEARCH d USING INTEGER PRIMARY KEY (rowid=?)")
                .noneMatch(step -> step.matches("SCAN (d|a)"))
                .filteredOn(step -> step.matches("(SCAN|SEARCH) delivery .*"))
                .isNotEmpty()
                .allMatch(step -> step.matches("SEARCH delivery USING COVERING INDEX delivery_open .*"
                        + "|SCAN delivery USING COVERING INDEX delivery_(dead|dropped)"));
    }

    @Test
    void readsTheNewestFirstWhenAnyIsMeant() {
        assertThat(plan(DeliveryFilter.newest(50))).contains("SCAN d").noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    private List<String> plan(DeliveryFilter filter) {
        Query query = handle.createQuery("explain query plan " + StoreReader.DELIVERIES + filter.sql());
        filter.bind(query);
        return query.map((rs, context) -> rs.getString("detail")).list();
    }
}
