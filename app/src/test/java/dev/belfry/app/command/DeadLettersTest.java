package dev.belfry.app.command;

import dev.belfry.app.terminal.Captured;
import dev.belfry.core.alert.Status;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.Changes;
import dev.belfry.engine.store.Command.Kind;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands on a store with three dead letters, one parked delivery, one that waits and one that was dropped. */
class DeadLettersTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private final Captured captured = new Captured();
    private Typed typed;
    private Path file;
    private String tag;

    @BeforeEach
    void fill() throws Exception {
        file = folder.resolve("belfry.db");
        typed = new Typed(folder, NOW, captured);
        try (Store store = SqliteStores.open(file, NOW, StoreText::receipt)) {
            tag = store.identity().tag();
            store.name(NameKind.SOURCE, "dfir");
            int slack = store.name(NameKind.SINK, "slack");
            int tickets = store.name(NameKind.SINK, "tickets");
            int rule = store.name(NameKind.RULE, "back-online");
            int other = store.name(NameKind.RULE, "psexec");
            put(store, 1, rule, tickets, Phase.DEAD, "answered 400: unknown field host", NOW.minusSeconds(7_200));
            put(store, 2, rule, tickets, Phase.DEAD, "answered 503 (the last of 200 attempts)", NOW.minusSeconds(60));
            put(store, 3, other, slack, Phase.DEAD, "the header X-Title has a character", NOW.minusSeconds(60));
            put(store, 4, other, slack, Phase.PARKED, "no answer in time", NOW.minusSeconds(60));
            put(store, 5, rule, slack, Phase.PENDING, "answered 503", NOW.minusSeconds(60));
            put(store, 6, rule, tickets, Phase.DROPPED, "answered 400: no such queue", NOW.minusSeconds(60));
        }
    }

    private static void put(Store store, long id, int rule, int sink, Phase phase, String answer, Instant raisedAt) {
        String content = "{\"severity\":\"WARNING\",\"title\":\"LT-" + id + " is back online\",\"text\":\"\","
                + "\"fields\":{\"host\":\"LT-" + id + "\"},\"links\":[]}";
        Changes changes = new Changes();
        changes.alert(new AlertRow(
                id, id, null, 1, Status.FIRING, rule, 1, "C." + id, "e", content, "[\"seen\"]", null, id, 1, raisedAt));
        DeliveryState state = new DeliveryState(phase, 1, 0, null, raisedAt, raisedAt, answer, null);
        changes.create(new DeliveryRow(id, id, sink, id, Need.REQUIRED, state));
        store.commit(changes);
    }

    private int belfry(String line) {
        return typed.run(line.replace("TAG", tag));
    }

    private List<Long> listed() {
        return captured.out()
                .lines()
                .filter(line -> line.startsWith(" " + tag + "-"))
                .map(line -> Long.valueOf(line.substring(tag.length() + 2).split(" ", -1)[0]))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "dead-letters, 4 3 2 1",
        "dead-letters list, 4 3 2 1",
        "dead-letters list --sink tickets, 2 1",
        "dead-letters list --rule psexec, 4 3",
        "dead-letters list --cause last, 2",
        "dead-letters list --cause unknown --sink slack, ''",
        "dead-letters list --since 1h, 4 3 2",
        "dead-letters list --until 2026-11-24T11:00Z, 1",
        "dead-letters list --key C.3, 3",
        "dead-letters list --dropped, 6",
        "dead-letters list --dropped --sink slack, ''",
        "deliveries, 6 5 4 3 2 1",
        "deliveries --state dropped, 6",
        "'deliveries --state dropped,dead --sink tickets', 6 2 1",
        "deliveries --key C.3, 3",
        "deliveries --about LT-3, 3",
        "deliveries --state pending --cause 503, 5",
        "deliveries --since 2026-11-24 --until 1h, 1"
    })
    void listWhatIsMeant(String line, String ids) {
        assertThat(belfry(line)).as(captured::err).isZero();
        assertThat(listed())
                .containsExactly(List.of(ids.split(" ", -1)).stream()
                        .filter(id -> !id.isEmpty())
                        .map(Long::valueOf)
                        .toArray(Long[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "dead-letters replay all, REPLAY, 4 3 2 1",
        "dead-letters replay TAG-2, REPLAY, 2",
        "dead-letters replay all --sink tickets, REPLAY, 2 1",
        "dead-letters replay --cause last, REPLAY, 2",
        "dead-letters drop TAG-4, DROP, 4",
        "dead-letters drop --rule psexec --settle, WAIVE, 4 3",
        "dead-letters replay TAG-6 --dropped, REPLAY, 6",
        "dead-letters drop all --dropped --settle, WAIVE, 6",
        "dead-letters drop --cause queue --dropped --settle, WAIVE, 6"
    })
    void areLeftForTheRunningInstance(String line, Kind kind, String ids) {
        assertThat(belfry(line)).as(captured::err).isZero();
        try (Store store = SqliteStores.open(file, NOW, StoreText::receipt)) {
            assertThat(store.commands(100))
                    .extracting(
                            row -> row.command().kind() + " " + row.command().delivery())
                    .containsExactly(List.of(ids.split(" ", -1)).stream()
                            .map(id -> kind + " " + id)
                            .toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dead-letters replay all --dry-run",
                "dead-letters drop --sink tickets --dry-run",
                "dead-letters replay",
                "dead-letters --sink slack replay all",
                "dead-letters drop --settle",
                "dead-letters replay TAG-5",
                "dead-letters replay TAG-6",
                "dead-letters replay --dropped",
                "dead-letters replay TAG-1 --dropped",
                "dead-letters drop TAG-6 --dropped",
                "dead-letters replay all --dropped --dry-run",
                "dead-letters replay TAG-99",
                "dead-letters replay none-1",
                "dead-letters drop --sink nobody",
                "dead-letters drop TAG-1 --sink slack",
                "dead-letters replay --since yesterday"
            })
    void areLeftAloneWhenNothingIsMeantOrItIsTriedOut(String line) {
        int code = belfry(line);
        assertThat(code).isEqualTo(line.contains("--dry-run") ? 0 : 64);
        try (Store store = SqliteStores.open(file, NOW, StoreText::receipt)) {
            assertThat(store.commands(100)).isEmpty();
        }
    }

    @Test
    void sayHowManyAreMeantBeforeAnythingIsDone() {
        belfry("dead-letters replay all --dry-run");
        assertThat(captured.out())
                .endsWith("4 deliveries (slack 2, tickets 2) would be tried again. Nothing was done.\n");
    }

    @Test
    void sayThatASinkWhichIsNotConfiguredGetsNothing() {
        try (Store store = SqliteStores.open(file, NOW, StoreText::receipt)) {
            Changes changes = new Changes();
            changes.configured(Set.of(store.name(NameKind.SINK, "slack")));
            store.commit(changes);
        }
        belfry("dead-letters replay all");
        assertThat(captured.out())
                .endsWith("What goes to tickets stays parked until that sink is in the configuration again.\n")
                .doesNotContain("What goes to slack");
    }

    @Test
    void sayWhereThoseAreThatWereDropped() {
        belfry("dead-letters replay TAG-6");
        assertThat(captured.err()).contains("for those that were dropped, add --dropped");
    }

    @Test
    void showEverythingOfOne() {
        assertThat(belfry("dead-letters show TAG-1")).as(captured::err).isZero();
        assertThat(captured.out())
                .contains("LT-1 is back online", "rule back-online, warning", "C.1", "Host", "LT-1")
                .contains("attempt 1: dead", "answered 400: unknown field host")
                .contains("to tickets it is dead, until somebody has it replayed, or dropped with --settle");
    }

    @Test
    void areListedForPrograms() {
        belfry("dead-letters list -o json --sink tickets");
        assertThat(captured.out()).contains("\"answer\":\"answered 400: unknown field host\"", "\"state\":\"dead\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-letters show TAG-99", "dead-letters show nothing", "dead-letters show"})
    void showNothingOfWhatIsNotThere(String line) {
        assertThat(belfry(line)).isEqualTo(64);
    }
}
