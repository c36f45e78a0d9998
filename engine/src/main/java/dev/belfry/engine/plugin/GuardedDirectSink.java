package dev.belfry.engine.plugin;

import dev.belfry.core.plugin.Finding;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Audience;
import dev.belfry.core.sink.DirectSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import java.util.List;

/** A sink that throws nothing but {@link PluginFailure}, and whose outcomes show no secret of its settings. */
final class GuardedDirectSink implements DirectSink {
    private final DirectSink sink;
    private final PluginCalls calls;

    GuardedDirectSink(DirectSink sink, PluginCalls calls) {
        this.sink = sink;
        this.calls = calls;
    }

    @Override
    public Outcome send(Notification notification, Attempt attempt) throws InterruptedException {
        return calls.await("send", () -> CleanOutcome.of(sink.send(notification, attempt), calls));
    }

    @Override
    public List<Finding> examine() throws InterruptedException {
        return calls.await("examine", sink::examine);
    }

    @Override
    public Pace pace() {
        return calls.call("pace", sink::pace);
    }

    @Override
    public Audience audience() {
        return calls.call("audience", sink::audience);
    }

    @Override
    public void close() {
        calls.run("close", sink::close);
    }

    @Override
    public String toString() {
        return calls.toString();
    }
}
