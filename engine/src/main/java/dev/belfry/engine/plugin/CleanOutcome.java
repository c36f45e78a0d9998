package dev.belfry.engine.plugin;

import dev.belfry.core.sink.Outcome;

/** What a sink makes of an answer often quotes it, and a service often quotes what it was sent. */
final class CleanOutcome {
    private CleanOutcome() {}

    /** The outcome with its {@code why} cleaned. A null that slipped through the plugin's compiler stays one. */
    static Outcome of(Outcome outcome, PluginCalls calls) {
        if (outcome instanceof Outcome.Retry retry) {
            return new Outcome.Retry(retry.after(), calls.clean(retry.why()));
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return new Outcome.Rejected(calls.clean(rejected.why()));
        }
        if (outcome instanceof Outcome.Blocked blocked) {
            return new Outcome.Blocked(calls.clean(blocked.why()));
        }
        if (outcome instanceof Outcome.Instead instead) {
            return new Outcome.Instead(instead.request(), calls.clean(instead.why()));
        }
        return outcome;
    }
}
