/** Everything durable: SQLite through JDBI, its schema by Flyway. */
@NullMarked
package dev.belfry.engine.store;

import org.jspecify.annotations.NullMarked;
