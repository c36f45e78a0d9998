package dev.belfry.engine.plugin;

import dev.belfry.core.plugin.PluginFactory;

/**
 * A factory that was found, looked over and is fit for use. What the factory says of itself was asked once, here.
 *
 * @param type what users write after {@code type:}; unique within its kind
 * @param description one line
 * @param settings the record its settings are bound to; every component described, of a type a setting can have
 * @param loader sees the plugin's classes
 */
public record Plugin<F extends PluginFactory<?>>(
        PluginKind kind,
        String type,
        String description,
        Class<? extends Record> settings,
        F factory,
        PluginOrigin origin,
        ClassLoader loader) {
    <G extends PluginFactory<?>> Plugin<G> of(G same) {
        return new Plugin<>(kind, type, description, settings, same, origin, loader);
    }
}
