package dev.belfry.core.source;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.plugin.PluginFactory;

/** Makes sources of one type. A {@link java.util.ServiceLoader} service. */
public interface SourceFactory<T extends Record> extends PluginFactory<T> {
    /**
     * Makes a source. Does no I/O; that is left to the first poll.
     *
     * @throws IllegalArgumentException when the settings make no sense together; the message says which and why. It is
     *     shown at the setting whose name it begins with, if a colon follows that
     */
    Source create(T settings, PluginContext context);
}
