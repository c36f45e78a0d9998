package dev.belfry.engine.plugin;

import dev.belfry.core.event.Handle;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.PolledSource;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.SourceException;
import java.util.List;
import java.util.Map;

/** A source that throws nothing but what it may and {@link PluginFailure}. */
final class GuardedSource implements PolledSource {
    private final PolledSource source;
    private final PluginCalls calls;

    GuardedSource(PolledSource source, PluginCalls calls) {
        this.source = source;
        this.calls = calls;
    }

    @Override
    public Batch poll(Map<String, Checkpoint> checkpoints, Limits limits) throws SourceException, InterruptedException {
        return calls.read("poll", () -> source.poll(checkpoints, limits));
    }

    @Override
    public List<Settlement> settle(List<Handle> handles) throws SourceException, InterruptedException {
        return calls.read("settle", () -> source.settle(handles));
    }

    @Override
    public List<Finding> examine() throws InterruptedException {
        return calls.await("examine", source::examine);
    }

    @Override
    public void close() {
        calls.run("close", source::close);
    }

    @Override
    public String toString() {
        return calls.toString();
    }
}
