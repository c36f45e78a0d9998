package dev.belfry.engine.store;

import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Receipt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.belfry.engine.store.SqliteStoresTest.row;
import static org.assertj.core.api.Assertions.assertThat;

class StateTableTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37Z");
    private static final StateAddress A = new StateAddress(1, "a");
    private static final StateAddress B = new StateAddress(1, "b");
    private static final StateAddress C = new StateAddress(2, "a");

    @TempDir
    Path folder;

    private Store store;
    private Handle handle;

    @BeforeEach
    void open() {
        Path file = folder.resolve("belfry.db");
        store = SqliteStores.open(file, NOW, text -> new Receipt(Json.object()));
        handle = Jdbi.create(SqliteStores.writing(file)).open();
    }

    @AfterEach
    void close() {
        handle.close();
        store.close();
    }

    /** A table in which every key has the same hash. */
    private StateTable ofOneHash() {
        return new StateTable(handle, address -> 7);
    }

    private static Map<StateAddress, Optional<StateRow>> rows(Object... pairs) {
        Map<StateAddress, Optional<StateRow>> rows = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String value = (String) pairs[i + 1];
            rows.put((StateAddress) pairs[i], value.isEmpty() ? Optional.empty() : Optional.of(row(value, null)));
        }
        return rows;
    }

    private static Map<StateAddress, String> values(StateTable table) {
        Map<StateAddress, String> values = new LinkedHashMap<>();
        table.find(List.of(A, B, C)).forEach((address, row) -> values.put(address, row.value()));
        return values;
    }

    @Test
    void keysOfOneHashKeepTheirOwnStates() {
        StateTable table = ofOneHash();
        table.write(rows(A, "1", B, "2", C, "3"));
        assertThat(values(table)).containsOnly(Map.entry(A, "1"), Map.entry(B, "2"), Map.entry(C, "3"));
        table.write(rows(B, "4"));
        assertThat(values(table)).containsOnly(Map.entry(A, "1"), Map.entry(B, "4"), Map.entry(C, "3"));
    }

    @Test
    void aForgottenKeyDoesNotTakeTheOthersOfItsHashAlong() {
        StateTable table = ofOneHash();
        table.write(rows(A, "1", B, "2", C, "3"));
        table.write(rows(A, ""));
        assertThat(values(table)).containsOnly(Map.entry(B, "2"), Map.entry(C, "3"));
        table.write(rows(B, ""));
        assertThat(values(table)).containsOnly(Map.entry(C, "3"));
        table.write(rows(A, "5"));
        assertThat(values(table)).containsOnly(Map.entry(A, "5"), Map.entry(C, "3"));
    }

    @Test
    void forgettingWhatWasNeverKeptDoesNothing() {
        StateTable table = ofOneHash();
        table.write(rows(A, "1"));
        table.write(rows(B, ""));
        assertThat(values(table)).containsOnly(Map.entry(A, "1"));
    }

    @Test
    void bringsWhatIsDueOfTheConfiguredRulesOnly() {
        Changes changes = new Changes();
        changes.state(A, row("1", NOW.minusSeconds(1)));
        changes.state(B, row("2", NOW.plusSeconds(60)));
        changes.state(C, row("3", NOW.minusSeconds(9)));
        store.commit(changes);
        assertThat(store.due(NOW, List.of(1), 10)).extracting(DueState::address).containsExactly(A);
        assertThat(store.due(NOW, List.of(1, 2), 10))
                .extracting(DueState::address)
                .containsExactly(C, A);
        assertThat(store.due(NOW, List.of(), 10)).isEmpty();
        assertThat(store.nextWake(List.of(1))).contains(NOW.minusSeconds(1));
        assertThat(store.nextWake(List.of(3))).isEmpty();
    }
}
