package dev.belfry.engine.config;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.Setting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where Belfry keeps what it must not forget. */
public record StoreSettings(
        @Setting(value = "The SQLite file. It is made when there is none.", fallback = "belfry.db")
        Path path,

        @Setting("The address of a PostgreSQL database. Not in this version.") @Nullable
        String jdbc,

        @Setting("The database's user. Not in this version.") @Nullable
        String user,

        @Setting("The user's password. Not in this version.") @Nullable
        Secret password) {
    /** Refuses PostgreSQL, which is not there yet. */
    public StoreSettings {
        if (jdbc != null || user != null || password != null) {
            throw new IllegalArgumentException(
                    "jdbc, user and password are for PostgreSQL, which comes with a later version; write path instead");
        }
    }
}
