package dev.belfry.core.source;

import dev.belfry.core.event.Handle;
import java.util.List;
import java.util.Map;

/** A source that is asked. */
public non-sealed interface PolledSource extends Source {
    /**
     * Reads on from a checkpoint. Asks and returns: it does not wait for something to happen, which is what
     * {@link Batch#pollAgainAt} is for. It may block for network I/O, bounded by time-outs of its own.
     *
     * @param checkpoints what the latest committed batch of each split left; empty at first. The source chooses which
     *     split to read, and names it in the batch.
     * @return the events and where to go on
     * @throws SourceException when nothing could be read; the checkpoint stays where it is
     * @throws InterruptedException when the call has taken five minutes, which counts as a failure like any other, or
     *     when Belfry stops or has loaded another configuration
     */
    Batch poll(Map<String, Checkpoint> checkpoints, Limits limits) throws SourceException, InterruptedException;

    /**
     * Brings this source's side into line with what was told. Declarative, so it can be repeated: called again with the
     * same handles after a crash, it finds them settled. When the process is asked to end, no poll begins any more, but
     * handles are settled for ten seconds yet.
     *
     * @param handles of this source, at most 1,000
     * @return one settlement for each handle, in their order
     * @throws SourceException when none of them could be looked at; the same as {@code Failed} for each
     * @throws InterruptedException when the call has taken five minutes, the same as {@code Failed} for each, or when
     *     Belfry stops or has loaded another configuration
     */
    default List<Settlement> settle(List<Handle> handles) throws SourceException, InterruptedException {
        throw new UnsupportedOperationException("this source gives no handles");
    }
}
