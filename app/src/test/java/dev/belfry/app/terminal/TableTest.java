package dev.belfry.app.terminal;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableTest {
    private static String text(Table table) {
        return table.lines().stream().map(Text::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void columnsAreAsWideAsTheyNeedToBe() {
        Table table = new Table()
                .column("client")
                .numbers("alerts")
                .column("why")
                .row("C.1a2b", 7, "told")
                .row("C.1a2b3c4d5e", 12345678, Text.of("waits: ").and(Style.BAD, "seen long ago"));

        assertThat(table.lines())
                .map(Text::toString)
                .containsExactly(
                        " client           alerts   why",
                        " C.1a2b                7   told",
                        " C.1a2b3c4d5e   12345678   waits: seen long ago");
    }

    @Test
    void widthIsThatOnTheTerminal() {
        Table table = new Table()
                .column("host")
                .column("seen")
                .row("日本", "x")
                .row("🔔a", "x")
                .row("e\u0301e\u0301", "x")
                .row("ab", "x");

        assertThat(table.lines())
                .map(Text::toString)
                .containsExactly(" host   seen", " 日本   x", " 🔔a    x", " e\u0301e\u0301     x", " ab     x");
    }

    @Test
    void tenThousandCharactersStayInTheirColumn() {
        Table table = new Table().column("host").column("seen").row("日".repeat(10_000), "now");

        assertThat(text(table)).contains("\n " + "日".repeat(23) + "…   now");
        assertThat(text(new Table().column("a").row("x".repeat(10_000)))).hasSizeLessThan(300);
    }

    @Test
    void styledCellsAreCutAsWhole() {
        Text cell = Text.of(Style.GOOD, "x".repeat(30)).and(Style.BAD, "y".repeat(30));

        assertThat(text(new Table().column("a").column("b").row(cell, "")))
                .contains("x".repeat(30) + "y".repeat(17) + "…");
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> new Table().column("a").row("b", "c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 cells for 1 columns");
        assertThat(new Table().column("a").isEmpty()).isTrue();
    }
}
