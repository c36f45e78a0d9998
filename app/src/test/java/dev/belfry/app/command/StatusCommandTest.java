package dev.belfry.app.command;

import dev.belfry.app.terminal.Captured;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.store.Changes;
import dev.belfry.engine.store.ConfigurationRow;
import dev.belfry.engine.store.HealthRow;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A store whose source and one of whose sinks are in trouble; the other sink is well, and a third was taken out. */
class StatusCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final int UNAVAILABLE = 69;

    @TempDir
    Path folder;

    private final Captured captured = new Captured();
    private Typed typed;
    private Store store;

    @BeforeEach
    void fill() throws Exception {
        typed = new Typed(folder, NOW, captured);
        store = SqliteStores.open(folder.resolve("belfry.db"), NOW, StoreText::receipt);
        int dfir = store.name(NameKind.SOURCE, "dfir");
        int rule = store.name(NameKind.RULE, "back-online");
        int slack = store.name(NameKind.SINK, "slack");
        int tickets = store.name(NameKind.SINK, "tickets");
        store.name(NameKind.SINK, "pager");
        Changes changes = new Changes();
        changes.configured(Set.of(dfir, rule, slack, tickets));
        changes.health(failing(dfir, "refused", Duration.ofHours(2)));
        changes.health(HealthRow.ok(rule, NOW));
        changes.health(failing(slack, "answered 401: no such hook", Duration.ofMinutes(12)));
        changes.health(HealthRow.ok(tickets, NOW));
        changes.configuration(new ConfigurationRow(NOW.minusSeconds(60), NOW, "belfry.yaml has 1 problem."));
        store.commit(changes);
    }

    private static HealthRow failing(int name, String why, Duration since) {
        return new HealthRow(name, "failing", why, NOW.minus(since), NOW);
    }

    private static String line(String text, String start) {
        return text.lines()
                .filter(line -> line.strip().startsWith(start + " "))
                .map(line -> line.strip().replaceAll(" {2,}", "  "))
                .findFirst()
                .orElse("");
    }

    @Test
    void saysWhatIsInTroubleSinceWhenAndWhy() {
        assertThat(typed.run("status")).as(captured::err).isZero();
        String out = captured.out();
        assertThat(line(out, "dfir")).isEqualTo("dfir  failing  never  for 2 h: refused");
        assertThat(line(out, "back-online")).isEqualTo("back-online  ok  0  never");
        assertThat(line(out, "slack"))
                .isEqualTo("slack  failing  0  never  0  0  for 12 min: answered 401: no such hook");
        assertThat(line(out, "tickets")).isEqualTo("tickets  ok  0  never  0  0");
        assertThat(line(out, "pager")).isEqualTo("pager  gone  0  never  0  0  not in the configuration");
        store.close();
    }

    @Test
    void saysItToProgramsToo() {
        assertThat(typed.run("status -o json")).as(captured::err).isZero();
        assertThat(captured.out().replaceAll("\\s+", ""))
                .contains(
                        "{\"name\":\"dfir\",\"state\":\"failing\",\"detail\":\"refused\",\"since\":\"2026-11-24T10:00:00Z\"",
                        "{\"name\":\"slack\",\"state\":\"failing\",\"detail\":\"answered401:nosuchhook\","
                                + "\"since\":\"2026-11-24T11:48:00Z\",\"waiting\":0",
                        "{\"name\":\"tickets\",\"state\":\"ok\",\"detail\":\"\"",
                        "{\"name\":\"pager\",\"state\":\"gone\",\"detail\":\"notintheconfiguration\",\"since\":null");
        store.close();
    }

    /** Whatever else is wrong: a monitor that wants more reads it. */
    @Test
    void itsExitCodeSaysWhetherItRuns() {
        assertThat(typed.run("status")).isZero();
        assertThat(captured.out()).contains("belfry.yaml has 1 problem.");
        store.close();
        assertThat(typed.run("status")).isEqualTo(UNAVAILABLE);
    }
}
