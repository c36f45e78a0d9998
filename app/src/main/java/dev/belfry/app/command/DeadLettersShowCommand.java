package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.run.Holding;
import dev.belfry.app.run.Timeline;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Table;
import dev.belfry.app.terminal.Text;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Link;
import dev.belfry.core.text.Fact;
import dev.belfry.engine.codec.ReasonText;
import dev.belfry.engine.codec.TimeText;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.store.AlertView;
import dev.belfry.engine.store.StoreReader;
import dev.belfry.engine.store.Story;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows an alert, what it says, each attempt to tell it and the answer, and what holds it up.")
final class DeadLettersShowCommand implements Callable<Integer> {
    private final Startup startup;
    private final Console console;
    private final InstantSource clock;

    @Parameters(paramLabel = "ALERT", description = "The alert, as in k7f3-1042.")
    private String alert = "";

    @Mixin
    private final OutputOption output = new OutputOption();

    @Inject
    DeadLettersShowCommand(Startup startup, Console console, InstantSource clock) {
        this.startup = startup;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Story story = story();
        ReasonText reasons = new ReasonText(startup.zone(), clock.instant());
        if (output.isJson()) {
            console.print(StoryJson.of(List.of(story), reasons));
        } else {
            print(story, reasons);
        }
        return ExitCode.OK.code();
    }

    /** What became of this alert alone; its key may have others. */
    private Story story() throws Exception {
        try (StoreReader reader = startup.look()) {
            return reader.stories(alert, 1).stream()
                    .map(story -> new Story(
                            story.rule(),
                            story.key(),
                            null,
                            story.alerts().stream()
                                    .filter(view -> view.id().equals(alert))
                                    .toList()))
                    .filter(story -> !story.alerts().isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new CannotStartException(
                            ExitCode.USAGE, "There is no alert " + alert + ". See  belfry dead-letters"));
        }
    }

    private void print(Story story, ReasonText reasons) throws Exception {
        ZoneId zone = startup.zone();
        Instant now = clock.instant();
        AlertView newest = story.alerts().get(0);
        Content content = StoreText.content(newest.content());
        console.print(Text.of(Style.STRONG, content.title())
                .and("   alert " + newest.id() + " of rule " + story.rule())
                .and(", " + content.severity().word()));
        console.print(Text.of(Style.FAINT, " " + story.key()));
        if (!content.text().isBlank()) {
            console.print(" " + content.text());
        }
        console.print(says(content));
        Table table = new Table().column("when").column("who").column("what");
        for (Timeline.Line line : Timeline.of(story, reasons)) {
            table.row(TimeText.of(line.at(), zone, now), line.who(), line.what());
        }
        console.print(table);
        console.print(" " + Holding.of(story));
    }

    private static Table says(Content content) {
        Table table = new Table().column("field").column("value");
        Fact.of(content.fields()).forEach(fact -> table.row(fact.label(), fact.value()));
        for (Link link : content.links()) {
            table.row(link.title(), link.target());
        }
        return table;
    }
}
