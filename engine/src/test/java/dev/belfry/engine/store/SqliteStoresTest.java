package dev.belfry.engine.store;

import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteStoresTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37.000123Z");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("belfry.db");
    }

    private Store open() {
        return SqliteStores.open(file(), NOW, SqliteStoresTest::receipt);
    }

    private Jdbi raw() {
        return Jdbi.create("jdbc:sqlite:" + file());
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        try (Store store = open()) {
            store.name(NameKind.SINK, "slack");
            for (String name : List.of("belfry.db", "belfry.db-wal")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void keepsItsIdentityAndItsNames() {
        Identity identity;
        int slack;
        try (Store store = open()) {
            identity = store.identity();
            slack = store.name(NameKind.SINK, "slack");
            assertThat(store.name(NameKind.RULE, "slack")).isNotEqualTo(slack);
        }
        try (Store store = open()) {
            assertThat(store.identity()).isEqualTo(identity);
            assertThat(store.name(NameKind.SINK, "slack")).isEqualTo(slack);
        }
        assertThat(identity.tag()).matches("[a-z2-9]{4}");
    }

    @Test
    void aSecondInstanceIsToldWhichProcessHoldsIt() {
        try (Store store = open()) {
            assertThat(store).isNotNull();
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            file() + ": is in use by process "
                                    + ProcessHandle.current().pid()
                                    + ". One instance runs on a store: stop that one, or give this one a store.path of its own.");
            assertThat(SqliteStores.runningOn(file()))
                    .contains("process " + ProcessHandle.current().pid());
        }
        assertThat(SqliteStores.runningOn(file())).isEmpty();
        open().close();
    }

    @Test
    void refusesAStoreThatANewerBelfryWrote() {
        open().close();
        raw().useHandle(
                        handle -> handle.execute(
                                "insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                                        + " installed_by, execution_time, success) values (9, '9', 'later', 'SQL', 'V9__later.sql', 1, '', 1, 1)"));
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessage(file() + ": was written by a newer Belfry (schema 9). Run that version, or give this one a"
                        + " store.path of its own.");
    }

    @Test
    void refusesAFileThatIsNoStore() throws IOException {
        Files.write(
                file(),
                "this is no database, whatever its name may say. ".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessage(file()
                        + ": is damaged, or no Belfry store. Restore it from a backup, or name another store.path.");
    }

    @Test
    void refusesAFolder() {
        String why = folder + ": is a folder. Name a file in it as store.path.";
        assertThatThrownBy(() -> SqliteStores.open(folder, NOW, SqliteStoresTest::receipt))
                .hasMessage(why);
        assertThatThrownBy(() -> SqliteStores.openForReading(folder)).hasMessage(why);
    }

    @Test
    void namesTheFolderThatIsNotThere() {
        Path nowhere = folder.resolve("no/such/belfry.db");
        assertThatThrownBy(() -> SqliteStores.open(nowhere, NOW, SqliteStoresTest::receipt))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(nowhere + ".lock: cannot be written.");
    }

    private Handle connected() {
        return Jdbi.create(SqliteStores.writing(file())).open();
    }

    /** A store on a connection that the test can make misbehave. */
    private SqlStore over(Handle handle) {
        Identity identity;
        try (Store made = open()) {
            identity = made.identity();
        }
        return new SqlStore(file().toString(), handle, () -> {}, identity, SqliteStoresTest::receipt);
    }

    @Test
    void saysThatTheDiskIsFullAndWritesWhenThereIsRoomAgain() {
        Handle handle = connected();
        SqlStore store = over(handle);
        Changes changes = new Changes();
        for (int i = 0; i < 2_000; i++) {
            changes.state(new StateAddress(1, "key " + i), row("{\"n\":\"" + "x".repeat(500) + "\"}", null));
        }
        // Nothing else makes SQLite answer as a full disk does without filling one.
        handle.execute("pragma max_page_count = 40");
        assertThatThrownBy(() -> store.commit(changes))
                .isInstanceOf(StoreException.class)
                .hasMessage(file() + ": the disk is full. Make room; nothing is lost meanwhile.");
        assertThat(store.states(List.of(new StateAddress(1, "key 1")))).isEmpty();
        handle.execute("pragma max_page_count = 100000");
        store.commit(changes);
        store.commit(key());
        assertOthersReadAndWrite();
        store.close();
    }

    @Test
    void aStoreThatWasKilledWhileItWasMadeIsNoneYetAndIsMadeByTheNext() {
        Store store = open();
        raw().useHandle(handle -> handle.execute("delete from store"));
        assertThat(SqliteStores.openForReading(file())).isEmpty();
        SqliteStores.openUnwritten(file(), SqliteStoresTest::receipt).close();
        store.close();
        open().close();
        assertThat(SqliteStores.openForReading(file())).isPresent();
    }

    @Test
    void saysThatItMayNotBeWrittenAndWritesWhenItMay() {
        Handle handle = connected();
        SqlStore store = over(handle);
        Changes changes = key();
        // As a file system that was mounted read-only, whoever runs the test.
        handle.execute("pragma query_only = 1");
        assertThatThrownBy(() -> store.commit(changes))
                .isInstanceOf(StoreException.class)
                .hasMessage(file() + ": may not be written. Check its owner, its mode and its folder's.");
        handle.execute("pragma query_only = 0");
        store.commit(changes);
        assertThat(store.states(List.of(new StateAddress(1, "key")))).hasSize(1);
        assertOthersReadAndWrite();
        store.close();
    }

    private static Changes key() {
        Changes changes = new Changes();
        changes.state(new StateAddress(1, "key"), row("{}", null));
        return changes;
    }

    /** A failure leaves no transaction open, which would keep everybody else out. */
    private void assertOthersReadAndWrite() {
        try (Store other = SqliteStores.openUnwritten(file(), SqliteStoresTest::receipt)) {
            assertThat(other.states(List.of(new StateAddress(1, "key")))).hasSize(1);
        }
        SqliteStores.ask(file(), List.of(new Command(Command.Kind.REPLAY, 1, NOW)));
    }

    @Test
    void looksBesideTheRunningInstanceAndWritesNothing() {
        assertThat(SqliteStores.openForReading(file())).isEmpty();
        try (Store store = open();
                StoreReader reader = SqliteStores.openForReading(file()).orElseThrow();
                Store unwritten = SqliteStores.openUnwritten(file(), SqliteStoresTest::receipt)) {
            int rule = store.name(NameKind.RULE, "back-online");
            Changes changes = new Changes();
            changes.state(new StateAddress(rule, "C.1"), row("{}", null));
            store.commit(changes);
            assertThat(unwritten.name(NameKind.RULE, "back-online")).isEqualTo(rule);
            assertThat(unwritten.name(NameKind.RULE, "another")).isGreaterThan(rule);
            assertThat(unwritten.states(List.of(new StateAddress(rule, "C.1")))).hasSize(1);
            Changes ignored = new Changes();
            ignored.state(new StateAddress(rule, "C.1"), null);
            unwritten.commit(ignored);
            assertThat(store.states(List.of(new StateAddress(rule, "C.1")))).hasSize(1);
            assertThat(reader.rules(NOW)).extracting(RuleView::name).containsExactly("back-online");
        }
    }

    @ParameterizedTest
    @CsvSource({"C.1, 1", "LT-4711, 1", "100%!, 1", "%, 1", "_, 0", "nobody, 0"})
    void findsDeliveriesByATextInTheirKeyOrMessage(String about, int found) {
        try (Store store = open()) {
            int rule = store.name(NameKind.RULE, "back-online");
            int sink = store.name(NameKind.SINK, "slack");
            raw().useHandle(handle -> {
                handle.execute(
                        "insert into alert values (1, 1, null, 1, 'firing', ?, 0, 'C.1', '', ?, '{}', null, 1, 1, 0)",
                        rule,
                        "{\"title\":\"LT-4711 is back, 100%!\"}");
                handle.execute(
                        "insert into delivery (id, alert, sink, lane, required, phase, attempts, strikes)"
                                + " values (1, 1, ?, 0, 1, 10, 1, 0)",
                        sink);
            });
            try (StoreReader reader = SqliteStores.openForReading(file()).orElseThrow()) {
                assertThat(reader.deliveries(DeliveryFilter.newest(9).about(about)))
                        .hasSize(found);
            }
        }
    }

    private static Receipt receipt(String text) {
        return new Receipt(Json.object().with("text", text));
    }

    static StateRow row(String value, @Nullable Instant wakeAt) {
        return new StateRow(value, wakeAt, null, null, null, NOW);
    }
}
