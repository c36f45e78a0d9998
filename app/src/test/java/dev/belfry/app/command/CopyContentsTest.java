package dev.belfry.app.command;

import dev.belfry.core.alert.Status;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.Backups;
import dev.belfry.engine.store.Changes;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import dev.belfry.engine.store.StoreReader;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Of a copy with five deliveries that wait, and one that is grouped. */
class CopyContentsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final int WAITING = 5;
    private static final String CONTENT =
            "{\"severity\":\"INFO\",\"title\":\"LT-1 is back\",\"text\":\"\",\"fields\":{},\"links\":[]}";

    @TempDir
    Path folder;

    private Path copy;

    @BeforeEach
    void fill() {
        Path file = folder.resolve("original.db");
        copy = folder.resolve("belfry.db");
        try (Store store = SqliteStores.open(file, NOW, StoreText::receipt)) {
            int slack = store.name(NameKind.SINK, "slack");
            int rule = store.name(NameKind.RULE, "back-online");
            Changes changes = new Changes();
            for (long id = 1; id <= WAITING; id++) {
                put(changes, id, rule, slack, Phase.PENDING);
            }
            put(changes, WAITING + 1, rule, slack, Phase.GROUPED);
            store.commit(changes);
        }
        Backups.copy(file, copy, NOW);
    }

    private static void put(Changes changes, long id, int rule, int sink, Phase phase) {
        changes.alert(
                new AlertRow(id, id, null, 1, Status.FIRING, rule, 1, "C." + id, "e", CONTENT, "[]", null, id, 1, NOW));
        DeliveryState state = new DeliveryState(phase, 0, 0, null, null, null, null, null);
        changes.create(new DeliveryRow(id, id, sink, id, Need.REQUIRED, state));
    }

    private CopyContents contents(int most) {
        try (StoreReader reader = SqliteStores.openForReading(copy).orElseThrow()) {
            return CopyContents.of(reader, NOW, most);
        }
    }

    @Test
    void listsTheNewestAndCountsTheOthersAndThoseThatAreGrouped() {
        CopyContents contents = contents(2);
        assertThat(contents.waiting()).extracting(DeliveryView::key).containsExactly("C.5", "C.4");
        assertThat(contents.others()).isEqualTo(3);
        assertThat(contents.grouped()).isEqualTo(1);
        assertThat(contents(100).others()).isZero();
    }

    @Test
    void isSaidToPrograms() {
        assertThat(contents(1).json(5).write())
                .startsWith("{\"copied-at\":\"2026-11-24T12:00:00Z\",\"doubted\":5,\"grouped\":1,\"waiting\":[{")
                .endsWith("],\"others\":4}");
    }
}
