package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Table;
import dev.belfry.app.terminal.Text;
import dev.belfry.engine.codec.TimeText;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.StoreReader;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "deliveries", description = "Lists deliveries, the newest first, and what came of them.")
final class DeliveriesCommand implements Callable<Integer> {
    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Mixin
    private final DeliveryOptions meant = new DeliveryOptions();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description =
                    "pending, sending, in-doubt, parked, grouped, delivered, dead, dropped or waived; or several, with commas.")
    private List<String> states = List.of();

    @Option(
            names = "--digest",
            paramLabel = "ALERT",
            description = "Those that this digest tells: see storm in the settings of a sink.")
    private @Nullable String digest;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "At most so many (50).")
    private int limit = 50;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Inject
    DeliveriesCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        try (StoreReader reader = startup.look()) {
            print(reader.deliveries(filter()));
        }
        return ExitCode.OK.code();
    }

    private DeliveryFilter filter() throws CannotStartException {
        When when = new When(clock.instant(), startup.zone());
        return meant.of(DeliveryFilter.newest(limit).phases(phases()).digest(digest), when);
    }

    private Set<Phase> phases() throws CannotStartException {
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        for (String state : states) {
            phases.add(Arrays.stream(Phase.values())
                    .filter(phase -> phase.word().replace(' ', '-').equals(state))
                    .findFirst()
                    .orElseThrow(() -> wrong("--state: \"" + state + "\" is none of "
                            + Arrays.stream(Phase.values())
                                    .map(phase -> phase.word().replace(' ', '-'))
                                    .collect(Collectors.joining(", "))
                            + ".")));
        }
        return phases;
    }

    private static CannotStartException wrong(String message) {
        return new CannotStartException(ExitCode.USAGE, message);
    }

    private void print(List<DeliveryView> deliveries) throws CannotStartException {
        if (output.isJson()) {
            console.print(DeliveryJson.of(deliveries));
            return;
        }
        ZoneId zone = startup.zone();
        Table table = new Table()
                .column("alert")
                .column("what")
                .column("sink")
                .column("state")
                .numbers("attempts")
                .column("when")
                .column("last answer");
        for (DeliveryView view : deliveries) {
            String revision = view.revision() == 1 ? "" : " r" + view.revision();
            String answer = answer(view);
            table.row(
                    view.alert() + revision,
                    StoreText.content(view.content()).title(),
                    view.sink(),
                    Text.of(style(view.state().phase()), view.state().phase().word()),
                    view.state().attempts(),
                    TimeText.of(view.raisedAt(), zone, clock.instant()),
                    answer);
        }
        console.print(table);
    }

    private static String answer(DeliveryView view) {
        if (view.state().answer() != null) {
            return view.state().answer();
        }
        return view.digest() == null ? "" : "by digest " + view.digest();
    }

    private static Style style(Phase phase) {
        return switch (phase) {
            case DELIVERED -> Style.GOOD;
            case DEAD -> Style.BAD;
            case PARKED, IN_DOUBT -> Style.WARNING;
            default -> Style.PLAIN;
        };
    }
}
