package dev.belfry.engine.driver;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to do now that it is on disk.
 *
 * @param committed sources whose batch is on disk
 * @param wakeAt when the driver wants to be called even if nothing comes in; null for never
 */
public record Acts(
        List<Sending> sendings,
        List<Asking> askings,
        Set<String> committed,
        @Nullable Instant wakeAt) {
    public Acts {
        sendings = List.copyOf(sendings);
        askings = List.copyOf(askings);
        committed = Set.copyOf(committed);
    }
}
