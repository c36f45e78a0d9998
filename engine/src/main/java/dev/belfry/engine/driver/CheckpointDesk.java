package dev.belfry.engine.driver;

import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.engine.store.CheckpointRow;
import dev.belfry.engine.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far each source has been read, as it is in the store or will be with the turn. */
final class CheckpointDesk {
    private final Names sources;
    private final Map<String, Map<String, Checkpoint>> bySource = new HashMap<>();

    CheckpointDesk(Store store, Names sources, List<String> configured) {
        this.sources = sources;
        for (String source : configured) {
            Map<String, Checkpoint> known = new HashMap<>();
            store.checkpoints(sources.number(source))
                    .forEach((split, row) -> known.put(split, new Checkpoint(StoreText.object(row.value()))));
            bySource.put(source, known);
        }
    }

    /** By split. */
    Map<String, Checkpoint> of(String source) {
        return Map.copyOf(bySource.getOrDefault(source, Map.of()));
    }

    void read(String source, Batch batch, Turn turn) {
        Map<String, Checkpoint> known = bySource.computeIfAbsent(source, name -> new HashMap<>());
        if (!batch.checkpoint().equals(known.put(batch.split(), batch.checkpoint()))) {
            String value = batch.checkpoint().value().write();
            turn.changes().checkpoint(sources.number(source), batch.split(), new CheckpointRow(value, turn.now()));
        }
        turn.committed(source);
    }
}
