package dev.belfry.app.demo;

import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Text;
import dev.belfry.core.text.VisibleText;
import dev.belfry.engine.codec.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what happens in the demo as it happens. Used from several threads. */
final class DemoScreen {
    private static final int NAME = 24;
    private static final Map<String, String> HOSTS = Stream.concat(
                    DemoCast.LABELLED.stream(), Stream.of(DemoCast.WITH_OTHER_LABEL))
            .collect(Collectors.toUnmodifiableMap(DemoClient::id, client -> VisibleText.line(client.host(), NAME - 2)));

    private final Console console;
    private final InstantSource clock;
    private volatile Instant start;

    DemoScreen(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
        this.start = clock.instant();
    }

    void begin() {
        start = clock.instant();
        console.print(Text.of(Style.FAINT, " time   " + padded("client") + "what happened"));
    }

    void labelled(DemoClient client) {
        line(client.id(), "labelled " + DemoCast.LABEL + ", away for " + DurationText.of(client.away()));
    }

    void cameBack(DemoClient client) {
        line(client.id(), "comes online");
    }

    /** About a client. */
    void line(String client, String what) {
        print(Text.of(Style.STRONG, padded(HOSTS.getOrDefault(client, client))).and(what));
    }

    /** About a sink, in the story of a client. */
    void sinkLine(String client, String sink, Style style, String what) {
        print(Text.of(padded(HOSTS.getOrDefault(client, client)))
                .and("  " + sink + "  ")
                .and(style, what));
    }

    /** About the pipeline itself. */
    void event(String what) {
        print(Text.of(Style.WARNING, padded("")).and(Style.WARNING, what));
    }

    private void print(Text text) {
        console.print(Text.of(Style.FAINT, " " + time(clock.instant()) + "   ").and(text));
    }

    /** Minutes and seconds since the start. */
    String time(Instant at) {
        Duration since = Duration.between(start, at);
        return String.format(Locale.ROOT, "%d:%02d", since.toMinutes(), since.toSecondsPart());
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, NAME - name.length()));
    }
}
