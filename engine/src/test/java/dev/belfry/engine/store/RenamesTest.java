package dev.belfry.engine.store;

import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.policy.OwnRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.belfry.engine.store.SqliteStoresTest.row;
import static org.assertj.core.api.Assertions.assertThat;

/** What a rename does to the store. What an instance makes of that: {@code RenameTest}. */
class RenamesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37Z");

    @TempDir
    Path folder;

    private void inStore(Consumer<SqlStore> work) {
        try (SqlStore store =
                (SqlStore) SqliteStores.open(folder.resolve("belfry.db"), NOW, text -> new Receipt(Json.object()))) {
            work.accept(store);
        }
    }

    /** A storm that nobody can find is never over, and a sink in trouble is told of again. */
    @ParameterizedTest
    @EnumSource
    void whatBelfrysOwnRulesKeepOfASinkIsKeptUnderItsNewName(OwnRule rule) {
        inStore(store -> {
            store.name(NameKind.SINK, "slack");
            Changes changes = new Changes();
            changes.state(new StateAddress(store.name(NameKind.RULE, rule.word()), "slack"), row("1", null));
            store.commit(changes);
        });
        Renames.rename(folder.resolve("belfry.db"), NameKind.SINK, "slack", "soc");
        inStore(store -> {
            int number = store.name(NameKind.RULE, rule.word());
            StateAddress before = new StateAddress(number, "slack");
            StateAddress now = new StateAddress(number, "soc");
            assertThat(store.states(List.of(before, now))).containsOnlyKeys(now);
            assertThat(store.states(List.of(now))).extractingByKey(now).isEqualTo(row("1", null));
        });
    }
}
