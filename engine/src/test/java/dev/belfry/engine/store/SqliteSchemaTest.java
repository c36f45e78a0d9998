package dev.belfry.engine.store;

import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteSchemaTest {
    private static final String OURS = "classpath:dev/belfry/engine/store";
    private static final String GOOD = "classpath:dev/belfry/engine/migrations/good";
    private static final String BAD = "classpath:dev/belfry/engine/migrations/bad";

    @TempDir
    Path folder;

    private Path file;
    private Path copy;

    @BeforeEach
    void aStoreOfTheCurrentVersion() {
        file = folder.resolve("belfry.db");
        copy = folder.resolve("belfry.db.before-1");
        try (Store store = SqliteStores.open(file, Instant.EPOCH, text -> new Receipt(Json.object()))) {
            store.name(NameKind.SINK, "slack");
        }
    }

    private void migrate(String more) {
        SqliteSchema.bringUpToDate(file, SqliteStores.source(file, new SQLiteConfig()), OURS, more);
    }

    private static List<String> names(Path store) {
        return Jdbi.create("jdbc:sqlite:" + store)
                .withHandle(handle -> handle.createQuery("select name from name")
                        .mapTo(String.class)
                        .list());
    }

    private static boolean isMigrated(Path store) {
        return Jdbi.create("jdbc:sqlite:" + store)
                .withHandle(handle -> handle.createQuery("select count(*) from sqlite_master where name = 'one_more'")
                        .mapTo(Integer.class)
                        .one()
                        .equals(1));
    }

    @Test
    void aStoreThatIsUpToDateIsNotCopied() {
        SqliteSchema.bringUpToDate(file, SqliteStores.source(file, new SQLiteConfig()));

        assertThat(copy).doesNotExist();
    }

    @Test
    void copiesTheFileBeforeItMigratesIt() throws IOException {
        migrate(GOOD);

        assertThat(isMigrated(file)).isTrue();
        assertThat(isMigrated(copy)).isFalse();
        assertThat(names(copy)).isEqualTo(names(file)).contains("slack");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("belfry.db.before-1.part")).doesNotExist();
    }

    @Test
    void aCopyThatACrashLeftHalfDoneIsMadeAgain() throws IOException {
        Files.writeString(folder.resolve("belfry.db.before-1.part"), "half");

        migrate(GOOD);

        assertThat(names(copy)).contains("slack");
    }

    @Test
    void aMigrationThatFailsLeavesTheStoreAsItWas() {
        assertThatThrownBy(() -> migrate(BAD))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ": could not be brought up to date. It is as it was");

        assertThat(isMigrated(file)).isFalse();
        assertThat(names(file)).contains("slack");
    }

    @Test
    void withoutRoomForTheCopyNothingIsMigrated() throws IOException {
        Files.createDirectory(folder.resolve("belfry.db.before-1.part"));
        Files.writeString(folder.resolve("belfry.db.before-1.part").resolve("x"), "in the way");

        assertThatThrownBy(() -> migrate(GOOD))
                .isInstanceOf(StoreException.class)
                .hasMessage(copy + ": the store could not be copied there before it is brought up to date. It is as it"
                        + " was.");
        assertThat(isMigrated(file)).isFalse();
    }
}
