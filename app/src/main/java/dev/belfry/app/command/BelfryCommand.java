package dev.belfry.app.command;

import dev.belfry.app.startup.Options;
import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: does nothing without a command. */
@Command(
        name = "belfry",
        description = "Watches sources, decides by rules, and tells people through sinks: once, and not too late.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            DoctorCommand.class,
            PreviewCommand.class,
            SendCommand.class,
            StatusCommand.class,
            DeliveriesCommand.class,
            ExplainCommand.class,
            DeadLettersCommand.class,
            BackupCommand.class,
            ResumeCommand.class,
            RenameCommand.class,
            PluginsCommand.class
        })
final class BelfryCommand implements Runnable {
    // picocli reads it.
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private final Options options;

    @Spec
    private CommandSpec spec;

    @Inject
    BelfryCommand(Options options) {
        this.options = options;
        this.spec = CommandSpec.create();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? ");
    }
}
