package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.run.Orphans;
import dev.belfry.app.run.QuietSinks;
import dev.belfry.app.run.SampleAlert;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Table;
import dev.belfry.app.terminal.Text;
import dev.belfry.core.machine.Step;
import dev.belfry.engine.codec.ReasonText;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.policy.Destination;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.policy.Routing;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.OrphanView;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description =
                "Reads the configuration and says everything that is wrong with it, and what its store has under names"
                        + " that are not in it. Contacts nothing.")
final class CheckCommand implements Callable<Integer> {
    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Option(
            names = "--route",
            paramLabel = "FILE",
            description = "Says who would hear of the alert in this JSON or YAML file: rule, source, severity, fields.")
    private @Nullable Path route;

    @Inject
    CheckCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        try (Configuration configuration = startup.configuration()) {
            if (route != null) {
                return route(configuration, route);
            }
            console.print(Text.of(Style.GOOD, "ok").and("   " + configuration.file() + ": " + counts(configuration)));
            QuietSinks.of(configuration)
                    .forEach((sink, what) ->
                            console.print(Text.of(Style.WARNING, "quiet").and("   " + sink + " " + what)));
            orphans(Orphans.of(configuration), configuration);
            return ExitCode.OK.code();
        }
    }

    private void orphans(List<OrphanView> orphans, Configuration configuration) {
        if (orphans.isEmpty()) {
            return;
        }
        console.print(Text.of(Style.WARNING, "left behind")
                .and("   " + configuration.store().path()
                        + " has something under names that are not in this configuration:"));
        Table table = new Table().column("what").column("name").column("has");
        orphans.forEach(orphan -> table.row(orphan.kind().word(), orphan.name(), Orphans.words(orphan)));
        console.print(table);
        console.print("It stays, and goes on when the name is there again. If it has another name now:  belfry rename");
        if (orphans.stream().anyMatch(orphan -> orphan.kind() == NameKind.SINK)) {
            console.print("If a sink is gone for good:  belfry dead-letters drop all --sink NAME --settle");
        }
    }

    private static String counts(Configuration configuration) {
        return count(configuration.sources().size(), "source") + ", "
                + count(configuration.rules().size(), "rule") + ", "
                + count(configuration.sinks().size(), "sink") + ", "
                + count(configuration.routes().size(), "route") + ". Nothing was contacted; for that:  belfry doctor";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private int route(Configuration configuration, Path file) throws CannotStartException {
        Routing routing = new Routing(configuration.routes());
        Step<Routing.Nothing, Destination> routed = routing.step(null, SampleAlert.read(file, clock), clock.instant());
        for (Destination destination : routed.outputs()) {
            String need = destination.need() == Need.REQUIRED ? "required" : "also";
            console.print(" " + destination.sink() + "   " + need);
        }
        console.print(new ReasonText(startup.zone(), clock.instant()).of(routed.because())
                + (routed.outputs().isEmpty() ? ": nobody would hear of it" : ""));
        return routed.outputs().isEmpty() ? ExitCode.CONFIGURATION.code() : ExitCode.OK.code();
    }
}
