package dev.belfry.app.terminal;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTest {
    private final Captured file = new Captured(Destination.FILE);
    private final Captured terminal = new Captured(Destination.TERMINAL);

    @Test
    void resultsAndRemarksDoNotMix() {
        file.console().print("result");
        file.console().say("remark");

        assertThat(file.out()).isEqualToNormalizingNewlines("result\n");
        assertThat(file.err()).isEqualToNormalizingNewlines("remark\n");
    }

    @Test
    void coloursAreForTerminals() {
        Text text = Text.of("source ").and(Style.STRONG, "dfir");
        file.console().print(text);
        terminal.console().print(text);

        assertThat(file.out()).isEqualToNormalizingNewlines("source dfir\n");
        assertThat(terminal.out()).isEqualToNormalizingNewlines("source \u001b[1mdfir\u001b[0m\n");
    }

    @Test
    void nothingFromOutsideReachesTheTerminalAsItIs() {
        String hostile = "a\u001b[2J\r\nb\u202ec\u200bd";
        terminal.console().print(hostile);
        terminal.console().print(Text.of(Style.STRONG, hostile));
        terminal.console().print(new Table().column("host").row(hostile));

        assertThat(terminal.out()
                        .replace("\u001b[1m", "")
                        .replace("\u001b[2m", "")
                        .replace("\u001b[0m", ""))
                .doesNotContain("\u001b", "\u202e", "\u200b", "\r\n")
                .contains("a\\u{1b}[2J\\u{d}\\u{a}b\\u{202e}c\\u{200b}d");
    }

    @Test
    void everyLineGoesThroughTheRedactor() {
        file.console().print("a s3cr3t b");
        file.console().say("a s3cr3t b");
        file.console().print(Json.of("s3cr3t"));
        file.console().progress("s3cr3t", Instant::now).close();

        assertThat(file.out() + file.err()).doesNotContain("s3cr3t").contains("***");
    }

    @Test
    void jsonIsForProgramsAndShowsNothingInvisible() {
        file.console()
                .print(JsonArray.of(
                        Json.object().with("host", Json.of("LT\u202e🔔\u007f\ud83d")),
                        Json.object().with("host", Json.of("ü"))));

        assertThat(file.out())
                .isEqualToNormalizingNewlines("[\n{\"host\":\"LT\\u202e🔔\\u007f\\ud83d\"},\n{\"host\":\"ü\"}\n]\n");
    }

    @Test
    void anEmptyArrayStaysOnOneLine() {
        file.console().print(JsonArray.of());

        assertThat(file.out()).isEqualToNormalizingNewlines("[]\n");
    }

    @Test
    void progressInAFileIsOneLine() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        try (Progress progress = file.console().progress("Building Belfry", now::get)) {
            now.set(Instant.EPOCH.plus(Duration.ofSeconds(41)));
            progress.done();
        }

        assertThat(file.err()).isEqualToNormalizingNewlines("Building Belfry " + ".".repeat(45) + " done in 41 s\n");
    }

    @Test
    void progressOnATerminalWritesOverItself() {
        try (Progress progress = terminal.console().progress("Reading", () -> Instant.EPOCH)) {
            assertThat(terminal.err()).contains("...").doesNotContain(System.lineSeparator());
            assertThat(progress).isNotNull();
        }

        assertThat(terminal.err().split("\r\u001b\\[K", -1)).hasSize(3);
        assertThat(terminal.err()).endsWith(" stopped after 0 s" + System.lineSeparator());
    }
}
