package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.terminal.Console;
import dev.belfry.engine.store.DeliveryView;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "dead-letters",
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Lists what was rejected, ran out of attempts, or is parked in doubt; it waits for a person.",
        subcommands = {DeadLettersShowCommand.class, DeadLettersReplayCommand.class, DeadLettersDropCommand.class})
final class DeadLettersCommand implements Callable<Integer> {
    private final DeadLetters letters;
    private final Console console;

    @Inject
    DeadLettersCommand(DeadLetters letters, Console console) {
        this.letters = letters;
        this.console = console;
    }

    /** Without options, which somebody might write before a command that would not know of them. */
    @Override
    public Integer call() throws Exception {
        return list(new LetterOptions(), new OutputOption());
    }

    @Command(name = "list", description = "The same, or some of them.")
    int list(@Mixin LetterOptions narrowed, @Mixin OutputOption as) throws Exception {
        List<DeliveryView> found = letters.list(narrowed);
        if (as.isJson()) {
            console.print(DeliveryJson.of(found));
            return ExitCode.OK.code();
        }
        console.print(letters.table(found));
        if (!found.isEmpty()) {
            console.print("To look at one:  belfry dead-letters show ALERT     To try again:  … replay ALERT"
                    + "     To give up:  … drop ALERT");
        }
        return ExitCode.OK.code();
    }
}
