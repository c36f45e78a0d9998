package dev.belfry.app.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutputTest {
    @Test
    void aTerminalShowsColoursUnlessItsUserOrItselfObjects() {
        assertThat(Destination.terminal(Map.of("TERM", "xterm"))).isEqualTo(Destination.TERMINAL);
        assertThat(Destination.terminal(Map.of("NO_COLOR", ""))).isEqualTo(Destination.TERMINAL);
        assertThat(Destination.terminal(Map.of("NO_COLOR", "1"))).isEqualTo(Destination.PLAIN_TERMINAL);
        assertThat(Destination.terminal(Map.of("TERM", "dumb"))).isEqualTo(Destination.FILE);
    }

    @Test
    void theTestsOutputIsNoTerminal() {
        assertThat(Output.OUT.destination(Map.of())).isEqualTo(Destination.FILE);
        assertThat(Console.ofThisProcess(Map.of(), line -> line).logColours()).isEqualTo(Colours.OFF);
    }

    @Test
    void theCLocaleDoesNotTurnLettersIntoQuestionMarks() {
        assertThat(Output.charset("ANSI_X3.4-1968")).isEqualTo(StandardCharsets.UTF_8);
        assertThat(Output.charset("ISO-8859-1")).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(Output.charset("UTF-8")).isEqualTo(StandardCharsets.UTF_8);
        assertThat(Output.charset("no-such")).isEqualTo(StandardCharsets.UTF_8);
        assertThat(Output.charset(null)).isEqualTo(StandardCharsets.UTF_8);
    }
}
