package dev.belfry.core.plugin;

/**
 * What every kind of plugin has. Factories are found by {@link java.util.ServiceLoader}, so they are public, with a
 * public constructor without parameters, and named in {@code META-INF/services}.
 *
 * @param <T> the settings: a record whose components are annotated with {@link dev.belfry.core.settings.Setting}
 */
public interface PluginFactory<T extends Record> {
    /** What the user writes after {@code type:}. Lower-case letters, digits and hyphens, starting with a letter. */
    String type();

    /** One sentence for the list of plugins. */
    String description();

    /** The record the settings are bound to. */
    Class<T> settings();
}
