package dev.belfry.app.command;

import dev.belfry.engine.store.Command.Kind;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "replay", description = "Has dead letters tried again; they settle as if they had never failed.")
final class DeadLettersReplayCommand implements Callable<Integer> {
    private final DeadLetters letters;

    @Mixin
    private final DecisionOptions decision = new DecisionOptions();

    @Inject
    DeadLettersReplayCommand(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public Integer call() throws Exception {
        return decision.decide(letters, Kind.REPLAY, "tried again");
    }
}
