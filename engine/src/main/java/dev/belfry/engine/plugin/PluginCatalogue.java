package dev.belfry.engine.plugin;

import dev.belfry.core.plugin.PluginFactory;
import dev.belfry.core.rule.RuleFactory;
import dev.belfry.core.sink.SinkFactory;
import dev.belfry.core.source.SourceFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plugins there are, and why others are not among them. Immutable, and usable from any thread.
 *
 * <p>When two plugins of one kind have the same type, the first stays: folders count in the order in which they are
 * given, and what lies in one of them by name. So a jar dropped into the second folder never replaces what comes from
 * the first.
 */
public final class PluginCatalogue implements AutoCloseable {
    private final List<Plugin<?>> plugins;
    private final Map<String, Plugin<SourceFactory<?>>> sources = new TreeMap<>();
    private final Map<String, Plugin<RuleFactory<?>>> rules = new TreeMap<>();
    private final Map<String, Plugin<SinkFactory<?>>> sinks = new TreeMap<>();
    private final List<PluginProblem> problems;
    private final List<PluginClassLoader> loaders;

    PluginCatalogue(List<Plugin<?>> plugins, List<PluginProblem> problems, List<PluginClassLoader> loaders) {
        this.plugins = List.copyOf(plugins);
        this.problems = List.copyOf(problems);
        this.loaders = List.copyOf(loaders);
        this.plugins.forEach(this::sort);
    }

    private void sort(Plugin<?> plugin) {
        // One class may be several kinds of factory; what counts is the service file that named it.
        PluginFactory<?> factory = plugin.factory();
        if (plugin.kind() == PluginKind.SOURCE && factory instanceof SourceFactory<?> source) {
            sources.put(plugin.type(), plugin.of(source));
        } else if (plugin.kind() == PluginKind.RULE && factory instanceof RuleFactory<?> rule) {
            rules.put(plugin.type(), plugin.of(rule));
        } else if (factory instanceof SinkFactory<?> sink) {
            sinks.put(plugin.type(), plugin.of(sink));
        }
    }

    /**
     * Looks into folders of plugins: each folder and each jar in them is a plugin with a class loader of its own. Reads
     * two levels and no deeper. Nothing that is wrong with a plugin, a file or a folder is thrown; it becomes a
     * {@link #problems() problem}.
     */
    public static PluginCatalogue scan(List<Path> folders) {
        return new PluginScan().of(folders);
    }

    /** Looks at Belfry's own class path, as an IDE or a test has it: without class loaders, so without isolation. */
    public static PluginCatalogue ofClassPath() {
        return new ClassPathScan(PluginCatalogue.class.getClassLoader()).run();
    }

    /** All, by kind and type. */
    public List<Plugin<?>> plugins() {
        return plugins;
    }

    /** By type. */
    public Map<String, Plugin<SourceFactory<?>>> sources() {
        return Collections.unmodifiableMap(sources);
    }

    /** By type. */
    public Map<String, Plugin<RuleFactory<?>>> rules() {
        return Collections.unmodifiableMap(rules);
    }

    /** By type. */
    public Map<String, Plugin<SinkFactory<?>>> sinks() {
        return Collections.unmodifiableMap(sinks);
    }

    /** In the order in which they were met. */
    public List<PluginProblem> problems() {
        return problems;
    }

    /** Lets go of the jars. What the plugins made is closed before this. Closing again does nothing. */
    @Override
    public void close() {
        loaders.forEach(PluginClassLoader::close);
    }
}
