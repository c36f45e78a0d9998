package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.engine.store.Command.Kind;
import dev.belfry.engine.store.DeliveryView;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "drop", description = "Gives dead letters up. Their source is not settled by that.")
final class DeadLettersDropCommand implements Callable<Integer> {
    private final DeadLetters letters;

    @Parameters(arity = "0..1", paramLabel = "ALERT", description = "The alert, as in k7f3-1042; or all.")
    private @Nullable String alert;

    @Mixin
    private final LetterOptions meant = new LetterOptions();

    @Option(names = "--settle", description = "Count them as told, so that their source is settled.")
    private boolean settle;

    @Option(names = "--dry-run", description = "Only say which those are.")
    private boolean dryRun;

    @Inject
    DeadLettersDropCommand(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public Integer call() throws Exception {
        if (meant.dropped() && !settle) {
            throw new CannotStartException(
                    ExitCode.USAGE, "Those are dropped already. To have them count as told, add --settle.");
        }
        List<DeliveryView> found = letters.meant(alert, meant);
        String outcome = settle ? "dropped and counted as told" : "dropped, without settling their source";
        return dryRun ? letters.tryOut(outcome, found) : letters.ask(settle ? Kind.WAIVE : Kind.DROP, outcome, found);
    }
}
