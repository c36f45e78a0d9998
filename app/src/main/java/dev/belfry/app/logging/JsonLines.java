package dev.belfry.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.belfry.app.terminal.JsonText;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.text.VisibleText;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes events as JSON, an object a line. */
final class JsonLines implements LineFormat {
    private static final int LONGEST = 4000;

    private final LogLevel level;
    private final UnaryOperator<String> redactor;

    JsonLines(LogOptions options, UnaryOperator<String> redactor) {
        this.level = options.level();
        this.redactor = redactor;
    }

    @Override
    public String text(ILoggingEvent event) {
        LogEvent said = new LogEvent(event);
        Optional<String> trace = level.showsStackTraces() ? said.stackTrace() : Optional.empty();
        return JsonText.line(JsonObject.builder()
                .put("timestamp", Instant.ofEpochMilli(event.getTimeStamp()))
                .put("level", event.getLevel().toString())
                .put("logger", event.getLoggerName())
                .putIfPresent("in", said.in().map(this::visible).orElse(null))
                .put("message", visible(said.message()))
                .putIfPresent("trace", trace.map(this::visibleLines).orElse(null))
                .build());
    }

    private String visible(String text) {
        return VisibleText.line(redactor.apply(text), LONGEST);
    }

    private String visibleLines(String trace) {
        return VisibleText.lines(redactor.apply(trace), LogEvent.LONGEST_TRACE);
    }
}
