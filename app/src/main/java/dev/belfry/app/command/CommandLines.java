package dev.belfry.app.command;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.startup.BelfryModule;
import dev.belfry.app.startup.Options;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Text;
import dev.belfry.engine.config.ConfigurationException;
import dev.belfry.engine.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Runs what a command line says. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * Runs a command to its end.
     *
     * @param clock what time it is, for everything but the patience with servers
     * @return the process's exit code
     */
    public static int execute(InstantSource clock, String... arguments) {
        Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new BelfryModule(clock));
        return line(injector).execute(arguments);
    }

    static CommandLine line(Injector injector) {
        CommandLine line = new CommandLine(injector.getInstance(BelfryCommand.class), new InjectedCommands(injector));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new Failures(injector));
        misuse(line);
        return line;
    }

    /** Each command, and each of its own, has an exit code for that; picocli's is not the one of sysexits. */
    private static void misuse(CommandLine line) {
        line.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE.code());
        line.getSubcommands().values().forEach(CommandLines::misuse);
    }

    /** One message that names the place and the remedy; the stack trace only for those who ask. */
    private record Failures(Injector injector) implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
            Console console = injector.getInstance(Console.class);
            message(thrown).lines().forEach(console::say);
            if (injector.getInstance(Options.class).isVerbose()) {
                StringWriter trace = new StringWriter();
                thrown.printStackTrace(new PrintWriter(trace));
                trace.toString().lines().forEach(line -> console.say(Text.of(Style.FAINT, line)));
            }
            return code(thrown).code();
        }

        private static String message(Exception thrown) {
            if (thrown instanceof CannotStartException
                    || thrown instanceof ConfigurationException
                    || thrown instanceof StoreException) {
                return String.valueOf(thrown.getMessage());
            }
            return "A defect of Belfry: " + thrown + ". With --verbose it shows where.";
        }

        private static ExitCode code(Exception thrown) {
            if (thrown instanceof CannotStartException cannot) {
                return cannot.exitCode();
            }
            if (thrown instanceof ConfigurationException) {
                return ExitCode.CONFIGURATION;
            }
            return thrown instanceof StoreException ? ExitCode.UNAVAILABLE : ExitCode.SOFTWARE;
        }
    }
}
