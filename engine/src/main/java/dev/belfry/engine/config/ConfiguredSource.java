package dev.belfry.engine.config;

import dev.belfry.core.source.Source;

/**
 * A source, ready to be asked.
 *
 * @param name the user's
 * @param type the plugin's
 */
public record ConfiguredSource(String name, String type, Source source) {}
