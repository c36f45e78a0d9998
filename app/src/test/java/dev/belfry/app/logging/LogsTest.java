package dev.belfry.app.logging;

import ch.qos.logback.classic.LoggerContext;
import dev.belfry.app.terminal.Colours;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.core.settings.Secret;
import dev.belfry.engine.codec.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

class LogsTest {
    private static final Logger log = LoggerFactory.getLogger("com.example.Plugin");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Redactor redactor = new Redactor();

    @AfterEach
    void quietAgain() {
        new QuietStart().configure((LoggerContext) LoggerFactory.getILoggerFactory());
        MDC.clear();
    }

    private void start(LogFormat format, LogLevel level, Colours colours) {
        LogOptions options = new LogOptions(format, level, ZoneId.of("Europe/Berlin"));
        Logs.start(options, new PrintStream(err, false, StandardCharsets.UTF_8), colours, redactor);
    }

    private void startHuman(LogLevel level) {
        start(LogFormat.HUMAN, level, Colours.OFF);
    }

    private List<String> lines() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The only line, without its time. */
    private String line() {
        assertThat(lines()).singleElement().asString().matches("\\d\\d:\\d\\d:\\d\\d .*");
        return lines().get(0).substring(9);
    }

    private JsonObject json() throws ParseException {
        assertThat(lines()).hasSize(1);
        return (JsonObject) JsonReader.read(lines().get(0), Format.JSON, ParseLimits.DOCUMENT);
    }

    @Test
    void aLineSaysTimeLevelWhatItIsAboutAndMessage() {
        startHuman(LogLevel.INFO);
        log.atInfo().addKeyValue("in", "back-online").log("LT-4711 is back online: alert {}", "7f3a");

        assertThat(line()).isEqualTo("INFO  back-online   LT-4711 is back online: alert 7f3a");
    }

    @Test
    void whatAPluginLogsCarriesTheNameFromTheMdc() {
        startHuman(LogLevel.INFO);
        MDC.put(Logs.IN, "soc-slack");
        log.warn("answered 503");

        assertThat(line()).isEqualTo("WARN  soc-slack     answered 503");
    }

    @Test
    void theNameOfTheOneLineCountsFirst() {
        startHuman(LogLevel.INFO);
        MDC.put(Logs.IN, "dfir");
        log.atError().addKeyValue("in", "a-sink-with-a-long-name").log("broken");

        assertThat(line()).isEqualTo("ERROR a-sink-with-a-long-name  broken");
    }

    @Test
    void aLineAboutNobodyInParticularIsBelfrys() {
        startHuman(LogLevel.INFO);
        log.info("started");

        assertThat(line()).isEqualTo("INFO  belfry        started");
    }

    @Test
    void timesAreTheReaders() {
        HumanLines lines = new HumanLines(
                new LogOptions(LogFormat.HUMAN, LogLevel.INFO, ZoneId.of("Europe/Berlin")), Colours.OFF, redactor);
        ch.qos.logback.classic.spi.LoggingEvent event = new ch.qos.logback.classic.spi.LoggingEvent();
        event.setLoggerContext((LoggerContext) LoggerFactory.getILoggerFactory());
        event.setLevel(ch.qos.logback.classic.Level.INFO);
        event.setMessage("noon");
        event.setInstant(Instant.parse("2026-11-24T12:00:00Z"));

        assertThat(lines.text(event)).isEqualTo("13:00:00 INFO  belfry        noon");
    }

    @Test
    void coloursAreForTerminals() {
        start(LogFormat.HUMAN, LogLevel.INFO, Colours.ON);
        log.warn("careful");

        assertThat(lines()).singleElement().asString().contains("\u001b[33mWARN\u001b[0m", " careful");
    }

    @Test
    void anExceptionIsItsMessagesInTheLine() {
        startHuman(LogLevel.INFO);
        IOException cause = new IOException("connection refused");
        log.warn(
                "cannot poll", new IllegalStateException("read failed", new RuntimeException(cause.toString(), cause)));

        assertThat(line())
                .isEqualTo("WARN  belfry        cannot poll: read failed: java.io.IOException: connection refused");
    }

    @Test
    void anExceptionWithoutAMessageIsItsName() {
        startHuman(LogLevel.INFO);
        log.error("broken", new NullPointerException());

        assertThat(line()).isEqualTo("ERROR belfry        broken: NullPointerException");
    }

    @Test
    void stackTracesAreForThoseWhoAskForThem() {
        startHuman(LogLevel.DEBUG);
        log.error("broken", new IllegalStateException("why \u202e"));

        assertThat(lines()).hasSizeGreaterThan(3);
        assertThat(lines().get(0)).endsWith("broken: why \\u{202e}");
        assertThat(lines().get(1)).isEqualTo("java.lang.IllegalStateException: why \\u{202e}");
        assertThat(lines().get(2)).startsWith("\tat dev.belfry.app.logging.LogsTest.");
    }

    @Test
    void hostileTextStaysOnItsLine() {
        startHuman(LogLevel.INFO);
        log.info("host {}", "a\r\n14:02:07 INFO  forged\u001b[2J\u202e\u200b" + "x".repeat(10_000));

        assertThat(line())
                .startsWith("INFO  belfry        host a\\u{d}\\u{a}14:02:07 INFO  forged\\u{1b}[2J\\u{202e}\\u{200b}x");
        assertThat(line()).hasSizeLessThan(4200);
    }

    @Test
    void noSecretIsLogged() {
        redactor.hide(new Secret("geheim-wort"));
        startHuman(LogLevel.DEBUG);
        log.info("token geheim-wort", new IllegalStateException("geheim-wort", new IOException("geheim-wort")));
        log.atInfo().addKeyValue("in", "geheim-wort").log("x");
        start(LogFormat.JSON, LogLevel.DEBUG, Colours.OFF);
        log.info("token geheim-wort", new IllegalStateException("geheim-wort"));

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("***").doesNotContain("geheim");
    }

    @Test
    void jsonHasAnObjectALine() throws Exception {
        start(LogFormat.JSON, LogLevel.INFO, Colours.ON);
        log.atWarn()
                .addKeyValue("in", "soc-slack")
                .setCause(new IOException("reset\n\u202e"))
                .log("\"quoted\" ü");

        assertThat(json().members().keySet()).containsExactly("timestamp", "level", "logger", "in", "message");
        assertThat(json().time("timestamp")).isPresent();
        assertThat(json().text("level")).contains("WARN");
        assertThat(json().text("logger")).contains("com.example.Plugin");
        assertThat(json().text("in")).contains("soc-slack");
        assertThat(json().text("message")).contains("\"quoted\" ü: reset\\u{a}\\u{202e}");
    }

    @Test
    void jsonHasAStackTraceForThoseWhoAskForIt() throws Exception {
        start(LogFormat.JSON, LogLevel.DEBUG, Colours.OFF);
        log.error("broken", new IllegalStateException("why"));

        assertThat(json().members().get("in")).isNull();
        assertThat(json().text("trace").orElse("")).startsWith("java.lang.IllegalStateException: why\n\tat ");
        assertThat(json().get("message")).isEqualTo(Json.of("broken: why"));
    }

    @Test
    void librariesSayOnlyWhatIsWrong() {
        startHuman(LogLevel.INFO);
        java.util.logging.Logger grpc = java.util.logging.Logger.getLogger("io.grpc.internal.Something");
        grpc.log(Level.INFO, "a detail");
        LoggerFactory.getLogger("org.flywaydb.core").info("a detail");
        grpc.log(Level.WARNING, "a {0}", "problem");

        assertThat(line()).isEqualTo("WARN  belfry        a problem");
    }

    @Test
    void theLevelCounts() {
        startHuman(LogLevel.ERROR);
        log.warn("no");
        log.error("yes");

        assertThat(line()).endsWith("yes");
    }

    @Test
    void startingAgainReplacesAndClosesNothing() {
        startHuman(LogLevel.INFO);
        startHuman(LogLevel.INFO);
        log.info("once");

        assertThat(lines()).hasSize(1);
    }

    @Test
    void untilItStartsOnlyWarningsAreLogged() {
        new QuietStart().configure((LoggerContext) LoggerFactory.getILoggerFactory());

        assertThat(log.isInfoEnabled()).isFalse();
        assertThat(log.isWarnEnabled()).isTrue();
    }
}
