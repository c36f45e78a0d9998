package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Table;
import dev.belfry.engine.codec.TimeText;
import dev.belfry.engine.config.ConfigurationException;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.store.Command.Kind;
import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dead-letters",
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Lists what was rejected, ran out of attempts, or is parked in doubt; it waits for a person.")
final class DeadLettersCommand implements Callable<Integer> {
    private static final Set<Phase> WAITING = EnumSet.of(Phase.DEAD, Phase.PARKED);
    private static final int MOST = 10_000;

    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Inject
    DeadLettersCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        List<DeliveryView> letters = letters(null);
        console.print(table(letters, startup.zone()));
        if (!letters.isEmpty()) {
            console.print(
                    "To try again:  belfry dead-letters replay ALERT     To give up:  belfry dead-letters drop ALERT");
        }
        return ExitCode.OK.code();
    }

    private Table table(List<DeliveryView> letters, ZoneId zone) {
        Table table = new Table()
                .column("alert")
                .column("what")
                .column("sink")
                .column("state")
                .column("raised")
                .column("why");
        for (DeliveryView letter : letters) {
            String why = letter.state().answer() == null ? "" : letter.state().answer();
            table.row(
                    letter.alert(),
                    StoreText.content(letter.content()).title(),
                    letter.sink(),
                    letter.state().phase().word(),
                    TimeText.of(letter.raisedAt(), zone, clock.instant()),
                    why);
        }
        return table;
    }

    @Command(name = "replay", description = "Has the dead letters of an alert tried again.")
    int replay(
            @Parameters(paramLabel = "ALERT", description = "The alert, as in k7f3-1042; or all.") String alert,
            @Option(names = "--sink", paramLabel = "NAME", description = "Only those to this sink.") @Nullable
                    String sink)
            throws Exception {
        return ask(Kind.REPLAY, alert, sink);
    }

    @Command(name = "drop", description = "Gives the dead letters of an alert up. Its source is not settled by that.")
    int drop(
            @Parameters(paramLabel = "ALERT", description = "The alert, as in k7f3-1042; or all.") String alert,
            @Option(names = "--sink", paramLabel = "NAME", description = "Only those to this sink.") @Nullable
                    String sink,
            @Option(names = "--settle", description = "Count them as told, so that the source is settled.")
                    boolean settle)
            throws Exception {
        return ask(settle ? Kind.WAIVE : Kind.DROP, alert, sink);
    }

    private int ask(Kind kind, String alert, @Nullable String sink) throws Exception {
        startup.startLogging();
        List<dev.belfry.engine.store.Command> commands = letters(sink).stream()
                .filter(letter -> alert.equals("all") || letter.alert().equals(alert))
                .map(letter -> new dev.belfry.engine.store.Command(kind, letter.id(), clock.instant()))
                .toList();
        if (commands.isEmpty()) {
            console.say("There is no dead letter of " + alert + ". See  belfry dead-letters");
            return ExitCode.USAGE.code();
        }
        Path file = startup.storeFile();
        SqliteStores.ask(file, commands);
        String when = SqliteStores.runningOn(file).isPresent()
                ? "The running instance carries it out within a second."
                : "It is carried out when  belfry run  starts.";
        console.print(
                commands.size() + (commands.size() == 1 ? " delivery " : " deliveries ") + outcome(kind) + ". " + when);
        return ExitCode.OK.code();
    }

    private static String outcome(Kind kind) {
        return switch (kind) {
            case REPLAY -> "to be tried again";
            case DROP -> "to be dropped, without settling the source";
            case WAIVE -> "to be dropped and counted as told";
        };
    }

    private List<DeliveryView> letters(@Nullable String sink) throws CannotStartException, ConfigurationException {
        Path file = startup.storeFile();
        try (StoreReader reader = SqliteStores.openForReading(file)
                .orElseThrow(() -> new CannotStartException(
                        ExitCode.NO_INPUT, file + ": there is no store yet. It is made by the first  belfry run"))) {
            return reader.deliveries(new DeliveryFilter(sink, null, null, WAITING, null, MOST));
        }
    }
}
