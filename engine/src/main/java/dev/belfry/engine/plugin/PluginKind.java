package dev.belfry.engine.plugin;

import dev.belfry.core.rule.RuleFactory;
import dev.belfry.core.sink.SinkFactory;
import dev.belfry.core.source.SourceFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a plugin can be. One jar may hold several plugins, of any kind. */
public enum PluginKind {
    SOURCE(SourceFactory.class),
    RULE(RuleFactory.class),
    SINK(SinkFactory.class);

    private final Class<?> service;

    PluginKind(Class<?> service) {
        this.service = service;
    }

    /** The interface its factories implement. */
    public Class<?> service() {
        return service;
    }

    /** The file in the jar that names the factories. */
    String serviceFile() {
        return ServiceFile.FOLDER + service.getName();
    }

    static List<String> serviceFiles() {
        return Arrays.stream(values()).map(PluginKind::serviceFile).toList();
    }

    /** {@code source}, {@code rule} or {@code sink}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
