package dev.belfry.engine.config;

import dev.belfry.core.plugin.Gauge;
import dev.belfry.engine.plugin.PluginKind;

/**
 * A gauge and whose it is.
 *
 * @param plugin the user's name of the plugin
 * @param type the plugin's
 */
public record PluginGauge(PluginKind kind, String plugin, String type, Gauge gauge) {}
