package dev.belfry.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.belfry.app.terminal.Colours;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Text;
import dev.belfry.core.text.VisibleText;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Writes events as lines for people: time, level, what it is about, message. */
final class HumanLines implements LineFormat {
    private static final String NOBODY = "belfry";
    private static final int NAME_COLUMN = 14;

    private final DateTimeFormatter time;
    private final LogLevel level;
    private final Colours colours;
    private final UnaryOperator<String> redactor;

    HumanLines(LogOptions options, Colours colours, UnaryOperator<String> redactor) {
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(options.zone());
        this.level = options.level();
        this.colours = colours;
        this.redactor = redactor;
    }

    @Override
    public String text(ILoggingEvent event) {
        LogEvent said = new LogEvent(event);
        return line(event, said) + (level.showsStackTraces() ? trace(said) : "");
    }

    private String line(ILoggingEvent event, LogEvent said) {
        String level = event.getLevel().toString();
        String name = redactor.apply(said.in().orElse(NOBODY));
        return Text.of(Style.FAINT, time.format(Instant.ofEpochMilli(event.getTimeStamp())))
                .and(" ")
                .and(style(event.getLevel()), level)
                .and(" ".repeat(Math.max(1, 6 - level.length())))
                .and(Style.STRONG, name)
                .and(" ".repeat(Math.max(2, NAME_COLUMN - name.length())))
                .and(redactor.apply(said.message()))
                .render(colours);
    }

    private String trace(LogEvent said) {
        return said.stackTrace()
                .map(trace -> System.lineSeparator() + VisibleText.lines(redactor.apply(trace), LogEvent.LONGEST_TRACE))
                .orElse("");
    }

    private static Style style(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> Style.BAD;
            case Level.WARN_INT -> Style.WARNING;
            default -> Style.PLAIN;
        };
    }
}
