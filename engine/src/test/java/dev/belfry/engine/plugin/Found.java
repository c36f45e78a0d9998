package dev.belfry.engine.plugin;

import static java.util.Objects.requireNonNull;

/** What a test is sure to have put there. */
final class Found {
    private Found() {}

    static Plugin<?> sink(PluginCatalogue catalog, String type) {
        return requireNonNull(catalog.sinks().get(type), () -> "no sink " + type + " but " + catalog.problems());
    }
}
