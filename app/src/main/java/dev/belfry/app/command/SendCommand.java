package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.run.OneAttempt;
import dev.belfry.app.run.SampleAlert;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Text;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredSink;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "send", description = "Sends one message to one sink, once, to see whether it arrives.")
final class SendCommand implements Callable<Integer> {
    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Option(
            names = "--sink",
            paramLabel = "NAME",
            required = true,
            description = "The sink, as the configuration names it.")
    private String sink = "";

    @Parameters(paramLabel = "TEXT", description = "What to say.")
    private String text = "";

    @Inject
    SendCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        try (Configuration configuration = startup.configuration();
                var sender = startup.sender(configuration)) {
            ConfiguredSink chosen = sink(configuration);
            Optional<String> failure = new OneAttempt(sender, clock).tell(chosen, SampleAlert.saying(text, clock));
            if (failure.isEmpty()) {
                console.print(Text.of(Style.GOOD, "delivered").and(" to " + sink));
                return ExitCode.OK.code();
            }
            console.say(Text.of(Style.BAD, "not delivered").and(" to " + sink + ": " + failure.get()));
            return ExitCode.UNAVAILABLE.code();
        }
    }

    private ConfiguredSink sink(Configuration configuration) throws CannotStartException {
        return configuration.sinks().stream()
                .filter(candidate -> candidate.name().equals(sink))
                .findFirst()
                .orElseThrow(() -> new CannotStartException(
                        ExitCode.USAGE,
                        "There is no sink " + sink + " in " + configuration.file() + ". There are: "
                                + configuration.sinks().stream()
                                        .map(ConfiguredSink::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
