package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.engine.store.Command.Kind;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "drop", description = "Gives dead letters up. Their source is not settled by that.")
final class DeadLettersDropCommand implements Callable<Integer> {
    private final DeadLetters letters;

    @Mixin
    private final DecisionOptions decision = new DecisionOptions();

    @Option(names = "--settle", description = "Count them as told, so that their source is settled.")
    private boolean settle;

    @Inject
    DeadLettersDropCommand(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public Integer call() throws Exception {
        if (settle) {
            return decision.decide(letters, Kind.WAIVE, "dropped and counted as told");
        }
        if (decision.dropped()) {
            throw new CannotStartException(
                    ExitCode.USAGE, "Those are dropped already. To have them count as told, add --settle.");
        }
        return decision.decide(letters, Kind.DROP, "dropped, without settling their source");
    }
}
