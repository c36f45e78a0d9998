package dev.belfry.engine.store;

import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Of alerts that nobody was to be told of; the last one always stays. */
class SweepTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant OLD = NOW.minus(Duration.ofDays(100));
    private static final Instant LIMIT = NOW.minus(Duration.ofDays(90));
    private static final Instant FUTURE = Instant.parse("2099-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Store store;
    private long last;

    @BeforeEach
    void open() {
        store = SqliteStores.open(folder.resolve("belfry.db"), NOW, text -> new Receipt(Json.object()));
        store.name(NameKind.RULE, "back-online");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void raise(Instant... times) {
        Changes changes = new Changes();
        for (Instant at : times) {
            long id = ++last;
            changes.alert(
                    new AlertRow(id, id, null, 1, Status.FIRING, 1, 1, "C." + id, "e", "{}", "[]", null, 100, 0, at));
        }
        store.commit(changes);
    }

    /** Three rows at a time until it is over. */
    private List<Long> left(Instant before) {
        Swept swept = store.sweep(0, before, 3);
        while (!swept.isOver()) {
            swept = store.sweep(swept.upTo(), before, 3);
        }
        return LongStream.rangeClosed(1, last)
                .filter(id -> store.alert(id).isPresent())
                .boxed()
                .toList();
    }

    @Test
    void theOldGoAndTheYoungStay() {
        raise(OLD, OLD, NOW, NOW, NOW);
        assertThat(left(LIMIT)).containsExactly(3L, 4L, 5L);
    }

    @Test
    void oneThatWasRaisedInTheFutureKeepsNoOther() {
        raise(FUTURE, OLD, OLD, OLD, NOW);
        assertThat(left(LIMIT)).containsExactly(1L, 5L);
    }

    @Test
    void norDoManyInARow() {
        raise(FUTURE, FUTURE, FUTURE, FUTURE, FUTURE, FUTURE, FUTURE, OLD, OLD, NOW, NOW, NOW, NOW);
        assertThat(left(LIMIT)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 10L, 11L, 12L, 13L);
    }

    @Test
    void thatNothingIsOldIsSaidAtOnce() {
        raise(NOW, NOW, NOW, NOW, NOW, NOW, NOW);
        assertThat(store.sweep(0, LIMIT, 3)).isEqualTo(new Swept(3, 0, true));
    }
}
