package dev.belfry.engine.config;

import dev.belfry.core.sink.Sink;

/**
 * A sink, ready to tell.
 *
 * @param name the user's
 * @param type the plugin's
 * @param delivery how its deliveries are made
 */
public record ConfiguredSink(String name, String type, Sink sink, DeliverySettings delivery) {}
