package dev.belfry.engine.store;

import org.jdbi.v3.core.Handle;

/** How large a SQLite file is. */
final class SqliteSize {
    private SqliteSize() {}

    /** What is in it: pages that are free are written anew before the file grows. */
    static long used(Handle handle) {
        return (number(handle, "pragma page_count") - number(handle, "pragma freelist_count"))
                * number(handle, "pragma page_size");
    }

    private static long number(Handle handle, String pragma) {
        return handle.createQuery(pragma).mapTo(Long.class).one();
    }
}
