package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.run.SinkDoctor;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Text;
import dev.belfry.core.plugin.Finding;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredSink;
import dev.belfry.engine.config.ConfiguredSource;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description =
                "Contacts every source and sink and says what is well and what is not. Changes and posts nothing.")
final class DoctorCommand implements Callable<Integer> {
    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Inject
    DoctorCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        int problems = 0;
        try (Configuration configuration = startup.configuration()) {
            for (ConfiguredSource source : configuration.sources()) {
                console.print(Text.of(Style.STRONG, "source " + source.name()).and("   " + source.type()));
                problems += print(source.source().examine());
            }
            SinkDoctor doctor = new SinkDoctor(startup.trust(), clock);
            for (ConfiguredSink sink : configuration.sinks()) {
                console.print(Text.of(Style.STRONG, "sink " + sink.name()).and("   " + sink.type()));
                problems += print(doctor.examine(sink));
            }
            if (configuration.heartbeat() != null) {
                console.print(Text.of(Style.STRONG, "heartbeat"));
                problems += print(doctor.examine(configuration.heartbeat()));
            }
        }
        console.print(problems == 0 ? "All is well." : problems + (problems == 1 ? " problem." : " problems."));
        return problems == 0 ? ExitCode.OK.code() : ExitCode.UNAVAILABLE.code();
    }

    private int print(List<Finding> findings) {
        int problems = 0;
        for (Finding finding : findings) {
            console.print(Text.of("  ").and(style(finding), word(finding)).and(finding.text()));
            if (finding.remedy() != null) {
                console.print("        " + finding.remedy());
            }
            problems += finding.level() == Finding.Level.FAIL ? 1 : 0;
        }
        return problems;
    }

    private static String word(Finding finding) {
        return switch (finding.level()) {
            case OK -> "ok    ";
            case WARN -> "warn  ";
            case FAIL -> "FAIL  ";
        };
    }

    private static Style style(Finding finding) {
        return switch (finding.level()) {
            case OK -> Style.GOOD;
            case WARN -> Style.WARNING;
            case FAIL -> Style.BAD;
        };
    }
}
