package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.run.Plans;
import dev.belfry.app.run.Preview;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Text;
import dev.belfry.core.source.SourceException;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.run.Plan;
import dev.belfry.engine.run.SourceSlot;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "preview",
        description = "Polls once and says who would hear what, and why. Sends nothing and keeps nothing.")
final class PreviewCommand implements Callable<Integer> {
    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Inject
    PreviewCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        ExitCode code = ExitCode.OK;
        try (Configuration configuration = startup.configuration()) {
            Plan plan = Plans.of(configuration);
            Preview preview = new Preview(plan, configuration.store().path(), clock, startup.zone());
            for (SourceSlot source : plan.sources()) {
                try {
                    print(source.name(), preview.of(source));
                } catch (SourceException e) {
                    console.say(Text.of(Style.BAD, "source " + source.name()).and(": " + e.getMessage()));
                    code = ExitCode.UNAVAILABLE;
                }
            }
        }
        return code.code();
    }

    private void print(String source, List<Preview.Saying> sayings) {
        console.print("From " + source + ", one poll, now. Nothing is sent, nothing is kept.");
        if (sayings.isEmpty()) {
            console.print(" It brought nothing that a rule looks at.");
            return;
        }
        console.print(SayingsTable.of(sayings, clock.instant()));
    }
}
