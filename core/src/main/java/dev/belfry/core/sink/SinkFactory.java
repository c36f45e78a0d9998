package dev.belfry.core.sink;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.plugin.PluginFactory;

/** Makes sinks of one type. A {@link java.util.ServiceLoader} service. */
public interface SinkFactory<T extends Record> extends PluginFactory<T> {
    /**
     * Makes a sink. Does no I/O.
     *
     * @throws IllegalArgumentException when the settings make no sense together; the message says which and why. It is
     *     shown at the setting whose name it begins with, if a colon follows that
     */
    Sink create(T settings, PluginContext context);
}
