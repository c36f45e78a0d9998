package dev.belfry.core.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of bringing a source's side into line with what was told. Times are the source's. */
public sealed interface Settlement {
    /**
     * The source's side agrees, and was read again to see that it does.
     *
     * @param at when it was seen to agree
     * @param knew the time of the newest contrary wish the source knew of when it acted; null when it knew of none
     */
    record Done(Instant at, @Nullable Instant knew) implements Settlement {}

    /**
     * Somebody has wished for it again since, so it was left, or put back, as that person wants it.
     *
     * @param since when that wish was made
     */
    record Kept(Instant since) implements Settlement {}

    /**
     * It could not be done now. The rule asks again later.
     *
     * @param why one line of plain text
     */
    record Failed(String why) implements Settlement {}
}
