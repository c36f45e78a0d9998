package dev.belfry.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.output.MigrateResult;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/** The shape of a store's file, brought up to date when it is opened. */
final class SqliteSchema {
    private static final Logger log = LoggerFactory.getLogger(SqliteSchema.class);

    private SqliteSchema() {}

    static void bringUpToDate(Path file, SQLiteDataSource source) {
        bringUpToDate(file, source, "classpath:dev/belfry/engine/store");
    }

    static void bringUpToDate(Path file, SQLiteDataSource source, String... migrations) {
        Flyway flyway = Flyway.configure(SqliteSchema.class.getClassLoader())
                .dataSource(source)
                .locations(migrations)
                .placeholders(Map.of("key", "integer"))
                .load();
        MigrationInfoService info = flyway.info();
        refuseNewer(file, info);
        if (info.pending().length > 0 && info.current() != null) {
            copy(file, source, info.current());
        }
        try {
            MigrateResult result = flyway.migrate();
            if (result.migrationsExecuted > 0) {
                log.debug("store {} is now at version {}", file, result.targetSchemaVersion);
            }
        } catch (FlywayException e) {
            throw new StoreException(
                    file + ": could not be brought up to date. It is as it was; see the cause with --verbose.", e);
        }
    }

    private static void refuseNewer(Path file, MigrationInfoService info) {
        for (MigrationInfo migration : info.all()) {
            MigrationState state = migration.getState();
            if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
                throw new StoreException(file + ": was written by a newer Belfry (schema " + migration.getVersion()
                        + "). Run that version, or give this one a store.path of its own.");
            }
        }
    }

    /** The copy appears whole or not at all, and nobody but the store's owner may read it. */
    private static void copy(Path file, SQLiteDataSource source, MigrationInfo current) {
        Path copy = file.resolveSibling(file.getFileName() + ".before-" + current.getVersion());
        if (Files.exists(copy)) {
            return;
        }
        Path half = copy.resolveSibling(copy.getFileName() + ".part");
        try {
            Files.deleteIfExists(half);
            OwnFile.create(half);
            Jdbi.create(source).useHandle(handle -> handle.execute("vacuum into ?", half.toString()));
            Files.move(half, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | JdbiException e) {
            throw new StoreException(
                    copy + ": the store could not be copied there before it is brought up to date. It is as it was.",
                    e);
        }
        log.info("store {} copied to {} before bringing it up to date", file, copy.getFileName());
    }
}
