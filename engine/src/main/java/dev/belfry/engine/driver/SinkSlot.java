package dev.belfry.engine.driver;

import dev.belfry.engine.delivery.Terms;

/** A configured sink, as far as the driver needs to know it. */
public record SinkSlot(String name, Terms terms) {}
