package dev.belfry.engine.store;

import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Receipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class UnwrittenStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37Z");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("belfry.db");
    }

    private Store unwritten() {
        return SqliteStores.openUnwritten(file(), text -> new Receipt(Json.object()));
    }

    @Test
    void needsNoStoreAndMakesNone() {
        try (Store store = unwritten()) {
            int slack = store.name(NameKind.SINK, "slack");
            assertThat(store.name(NameKind.SINK, "slack")).isEqualTo(slack);
            assertThat(store.name(NameKind.RULE, "slack")).isNotEqualTo(slack);
            Changes changes = new Changes();
            changes.state(new StateAddress(1, "C.1"), SqliteStoresTest.row("{}", NOW));
            store.commit(changes);
            assertThat(store.states(List.of(new StateAddress(1, "C.1")))).isEmpty();
            assertThat(store.nextWake(List.of(1))).isEmpty();
            assertThat(store.identity().lastAlert()).isZero();
        }
        assertThat(Files.exists(file())).isFalse();
    }

    @Test
    void wakesNobodyAndSendsNothingOfWhatIsThere() {
        try (Store store = SqliteStores.open(file(), NOW, text -> new Receipt(Json.object()))) {
            int rule = store.name(NameKind.RULE, "back-online");
            Changes changes = new Changes();
            changes.state(new StateAddress(rule, "C.1"), SqliteStoresTest.row("{}", NOW));
            changes.checkpoint(7, "", new CheckpointRow("{\"at\":1}", NOW));
            store.commit(changes);
            try (Store beside = unwritten()) {
                assertThat(beside.due(NOW.plusSeconds(9), List.of(rule), 10)).isEmpty();
                assertThat(beside.ready(1, NOW, Set.of(), 10)).isEmpty();
                assertThat(beside.interrupted(1)).isEmpty();
                assertThat(beside.hasOpenBeyond(1, Set.of())).isFalse();
                assertThat(beside.states(List.of(new StateAddress(rule, "C.1"))))
                        .hasSize(1);
                assertThat(beside.checkpoints(7)).containsKey("");
                assertThat(beside.identity()).isEqualTo(store.identity());
            }
        }
    }
}
