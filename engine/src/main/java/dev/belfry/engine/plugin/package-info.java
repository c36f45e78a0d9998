/**
 * Finds plugins, keeps each in a class loader of its own, and calls them so that none can hurt its neighbours.
 *
 * <p>A plugin is a folder with jars, {@code plugins/<name>/}, or a single jar, {@code plugins/<name>.jar}. Its factories
 * are services after {@link java.util.ServiceLoader}'s rules. The service files are read here all the same, not by
 * {@code ServiceLoader}: that one tells neither which jar names a class nor, but in prose, which class is at fault, and
 * whoever wrote the plugin needs both.
 */
@NullMarked
package dev.belfry.engine.plugin;

import org.jspecify.annotations.NullMarked;
