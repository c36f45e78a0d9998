package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.run.Plans;
import dev.belfry.app.run.Preview;
import dev.belfry.app.run.Timeline;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Table;
import dev.belfry.app.terminal.Text;
import dev.belfry.core.source.SourceException;
import dev.belfry.engine.codec.ReasonText;
import dev.belfry.engine.codec.TimeText;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.run.Plan;
import dev.belfry.engine.run.SourceSlot;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import dev.belfry.engine.store.Story;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "Says what became of an alert or a client, step by step, and why; and of one that was not told, why not.",
            "Where the store says nothing, the sources are polled once; nothing is sent, and nothing is kept."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int MOST = 10;
    /** A rule's timers beyond that only forget what is over. */
    private static final Duration SOON = Duration.ofDays(1);

    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Parameters(
            paramLabel = "ALERT|CLIENT",
            description =
                    "An alert, as in k7f3-1042; or a client id, a host name, or another part of a key or message.")
    private String about = "";

    @Mixin
    private final OutputOption output = new OutputOption();

    @Inject
    ExplainCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        List<Story> stories = stories();
        if (output.isJson()) {
            console.print(StoryJson.of(stories, reasons()));
            return exitCode(!stories.isEmpty());
        }
        for (Story story : stories.subList(0, Math.min(MOST, stories.size()))) {
            print(story);
        }
        if (stories.size() > MOST) {
            console.print("There are more. Name the client's id, or the alert:  belfry deliveries");
        }
        if (stories.isEmpty() && isForgotten()) {
            console.print("Alert " + about + " was told or given up, and is remembered no more: store.keep and"
                    + " store.keep-mib say for how long.");
            return exitCode(true);
        }
        boolean unexplained = stories.stream().allMatch(story -> story.alerts().isEmpty());
        return exitCode(unexplained ? poll() || !stories.isEmpty() : true);
    }

    private static int exitCode(boolean found) {
        return (found ? ExitCode.OK : ExitCode.NO_INPUT).code();
    }

    private boolean isForgotten() throws Exception {
        Optional<StoreReader> opened = SqliteStores.openForReading(startup.storeFile());
        if (opened.isEmpty()) {
            return false;
        }
        try (StoreReader reader = opened.get()) {
            return reader.hasForgotten(about);
        }
    }

    private List<Story> stories() throws Exception {
        Optional<StoreReader> opened = SqliteStores.openForReading(startup.storeFile());
        if (opened.isEmpty()) {
            return List.of();
        }
        try (StoreReader reader = opened.get()) {
            return reader.stories(about, MOST + 1);
        }
    }

    private ReasonText reasons() throws Exception {
        return new ReasonText(startup.zone(), clock.instant());
    }

    private void print(Story story) throws Exception {
        ZoneId zone = startup.zone();
        Instant now = clock.instant();
        String title = story.alerts().isEmpty()
                ? story.key()
                : StoreText.content(story.alerts().get(0).content()).title();
        console.print(Text.of(Style.STRONG, title)
                .and("   rule " + story.rule() + ": ")
                .and(Style.STRONG, Timeline.outcome(story)));
        console.print(Text.of(Style.FAINT, " " + story.key()));
        Table table = new Table().column("when").column("who").column("what");
        for (Timeline.Line line : Timeline.of(story, reasons())) {
            table.row(TimeText.of(line.at(), zone, now), line.who(), line.what());
        }
        console.print(table);
        Story.Standing standing = story.standing();
        if (standing != null && standing.wakeAt() != null && standing.wakeAt().isBefore(now.plus(SOON))) {
            console.print(" " + story.rule() + " looks at it again at " + TimeText.of(standing.wakeAt(), zone, now)
                    + ", if nothing happens before.");
        }
    }

    /** Whether a poll brings anything of it. */
    private boolean poll() throws Exception {
        List<Preview.Saying> sayings = new ArrayList<>();
        try (Configuration configuration = startup.configuration()) {
            Plan plan = Plans.of(configuration);
            Preview preview = new Preview(plan, configuration.store().path(), clock, startup.zone());
            for (SourceSlot source : plan.sources()) {
                try {
                    preview.of(source).stream().filter(this::isMeant).forEach(sayings::add);
                } catch (SourceException e) {
                    console.say(Text.of(Style.BAD, "source " + source.name()).and(": " + e.getMessage()));
                }
            }
        }
        if (sayings.isEmpty()) {
            console.print("No alert tells of " + about + ", and no source brings it now."
                    + " Is it labelled, and the name as the source spells it?");
        } else {
            console.print("No alert tells of " + about + ". One poll, now; nothing is sent, nothing is kept:");
            console.print(SayingsTable.of(sayings, clock.instant()));
        }
        return !sayings.isEmpty();
    }

    private boolean isMeant(Preview.Saying saying) {
        String wanted = about.toLowerCase(Locale.ROOT);
        return saying.client().toLowerCase(Locale.ROOT).contains(wanted)
                || saying.host().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
