package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.run.Orphans;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.Renames;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "rename",
        description = {
            "Carries what the store remembers of a source, rule or sink over to the name that it has in the configuration"
                    + " now: nobody is told again, and what waits goes on.",
            "Rename it in the configuration first. No instance may run meanwhile."
        })
final class RenameCommand implements Callable<Integer> {
    private final Startup startup;
    private final Console console;

    @Parameters(index = "0", paramLabel = "KIND", description = "source, rule or sink.")
    private NameKind kind = NameKind.SOURCE;

    @Parameters(index = "1", paramLabel = "OLD", description = "The name it had.")
    private String from = "";

    @Parameters(index = "2", paramLabel = "NEW", description = "The name it has in the configuration now.")
    private String to = "";

    @Inject
    RenameCommand(Startup startup, Console console) {
        this.startup = startup;
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        try (Configuration configuration = startup.configuration()) {
            refuseUnlessRenamed(configuration);
            Path store = configuration.store().path();
            if (!Files.exists(store)) {
                throw Startup.noStore(store);
            }
            Renames.How how = Renames.rename(store, kind, from, to);
            String what = kind.name().toLowerCase(Locale.ROOT) + " " + from + " is " + to + " now";
            console.print(how == Renames.How.MERGED ? what + ", together with what that had already." : what + ".");
        }
        return ExitCode.OK.code();
    }

    private void refuseUnlessRenamed(Configuration configuration) throws CannotStartException {
        Set<String> names = Orphans.names(kind, configuration);
        String section = configuration.file() + ", " + kind.name().toLowerCase(Locale.ROOT) + "s: ";
        if (names.contains(from)) {
            throw new CannotStartException(
                    ExitCode.CONFIGURATION, section + from + " is still there. Rename it there first.");
        }
        if (!names.contains(to)) {
            throw new CannotStartException(
                    ExitCode.CONFIGURATION, section + "there is no " + to + ". There are: " + String.join(", ", names));
        }
    }
}
