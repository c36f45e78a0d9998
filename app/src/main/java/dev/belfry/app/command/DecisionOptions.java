package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.engine.config.ConfigurationException;
import dev.belfry.engine.store.Command.Kind;
import dev.belfry.engine.store.DeliveryView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters a person decides about, and whether it is meant yet. */
final class DecisionOptions {
    @Parameters(arity = "0..1", paramLabel = "ALERT", description = "The alert, as in k7f3-1042; or all.")
    private @Nullable String alert;

    @Mixin
    private final LetterOptions meant = new LetterOptions();

    @Option(names = "--dry-run", description = "Only say which those are.")
    private boolean dryRun;

    boolean dropped() {
        return meant.dropped();
    }

    /**
     * Has it done, or says what would be.
     *
     * @param outcome what becomes of them, in words
     * @return the exit code
     */
    int decide(DeadLetters letters, Kind kind, String outcome) throws CannotStartException, ConfigurationException {
        List<DeliveryView> found = letters.meant(alert, meant);
        return dryRun ? letters.tryOut(outcome, found) : letters.ask(kind, outcome, found);
    }
}
