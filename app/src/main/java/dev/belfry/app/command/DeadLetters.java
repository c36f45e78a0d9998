package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Table;
import dev.belfry.engine.codec.TimeText;
import dev.belfry.engine.config.ConfigurationException;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.store.Command;
import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What waits for a person: dead deliveries and parked ones, and on request those that somebody dropped. */
final class DeadLetters {
    private static final int MOST = 100_000;
    private static final String ALL = "all";

    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Inject
    DeadLetters(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    /** Those that are meant, the newest first. */
    List<DeliveryView> list(LetterOptions meant) throws CannotStartException, ConfigurationException {
        return list(meant, null);
    }

    /** Those of an alert, or of all, that are meant besides. Whoever names neither has to say all. */
    List<DeliveryView> meant(@Nullable String alert, LetterOptions meant)
            throws CannotStartException, ConfigurationException {
        if (alert == null && !meant.narrow()) {
            throw new CannotStartException(
                    ExitCode.USAGE, "Which? Name an alert, narrow with --sink, --rule, --cause or such, or say all.");
        }
        List<DeliveryView> letters = list(meant, ALL.equals(alert) ? null : alert);
        if (letters.isEmpty()) {
            String which = alert == null || alert.equals(ALL) ? "that is meant" : "of " + alert;
            throw new CannotStartException(
                    ExitCode.USAGE,
                    meant.dropped()
                            ? "There is nothing dropped " + which + ". See  belfry dead-letters list --dropped"
                            : "There is no dead letter " + which
                                    + ". See  belfry dead-letters; for those that were dropped, add --dropped");
        }
        return letters;
    }

    private List<DeliveryView> list(LetterOptions meant, @Nullable String alert)
            throws CannotStartException, ConfigurationException {
        try (StoreReader reader = startup.look()) {
            When when = new When(clock.instant(), startup.zone());
            DeliveryFilter filter = DeliveryFilter.newest(MOST).alert(alert);
            return reader.deliveries(meant.of(filter, when));
        }
    }

    Table table(List<DeliveryView> letters) throws CannotStartException {
        ZoneId zone = startup.zone();
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

    /** Only says what would be done. */
    int tryOut(String outcome, List<DeliveryView> letters) throws CannotStartException {
        console.print(table(letters));
        console.print(count(letters) + " would be " + outcome + ". Nothing was done.");
        return ExitCode.OK.code();
    }

    /** Leaves it for the running instance to do. */
    int ask(Command.Kind kind, String outcome, List<DeliveryView> letters)
            throws CannotStartException, ConfigurationException {
        Path file = startup.storeFile();
        SqliteStores.ask(
                file,
                letters.stream()
                        .map(letter -> new Command(kind, letter.id(), clock.instant()))
                        .toList());
        String when = SqliteStores.runningOn(file).isPresent()
                ? "The running instance takes it up within a second."
                : "It is done when  belfry run  starts.";
        console.print(count(letters) + " to be " + outcome + ". " + when);
        if (kind == Command.Kind.REPLAY) {
            sayWhatGoesNowhere(letters);
        }
        return ExitCode.OK.code();
    }

    private void sayWhatGoesNowhere(List<DeliveryView> letters) throws CannotStartException, ConfigurationException {
        try (StoreReader reader = startup.look()) {
            Set<String> absent = reader.absentSinks();
            letters.stream()
                    .map(DeliveryView::sink)
                    .filter(absent::contains)
                    .distinct()
                    .sorted()
                    .forEach(sink -> console.print(
                            "What goes to " + sink + " stays parked until that sink is in the configuration again."));
        }
    }

    /** How many, and to which sinks when there are several. */
    private static String count(List<DeliveryView> letters) {
        TreeMap<String, Long> sinks = letters.stream()
                .collect(Collectors.groupingBy(DeliveryView::sink, TreeMap::new, Collectors.counting()));
        String which = sinks.entrySet().stream()
                .map(sink -> sink.getKey() + " " + sink.getValue())
                .collect(Collectors.joining(", ", " (", ")"));
        return letters.size() + (letters.size() == 1 ? " delivery" : " deliveries") + (sinks.size() == 1 ? "" : which);
    }
}
