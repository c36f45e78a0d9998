package dev.belfry.app.command;

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

@Command(name = "replay", description = "Has dead letters tried again; they settle as if they had never failed.")
final class DeadLettersReplayCommand implements Callable<Integer> {
    private static final String OUTCOME = "tried again";

    private final DeadLetters letters;

    @Parameters(arity = "0..1", paramLabel = "ALERT", description = "The alert, as in k7f3-1042; or all.")
    private @Nullable String alert;

    @Mixin
    private final LetterOptions meant = new LetterOptions();

    @Option(names = "--dry-run", description = "Only say which those are.")
    private boolean dryRun;

    @Inject
    DeadLettersReplayCommand(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public Integer call() throws Exception {
        List<DeliveryView> found = letters.meant(alert, meant);
        return dryRun ? letters.tryOut(OUTCOME, found) : letters.ask(Kind.REPLAY, OUTCOME, found);
    }
}
