package dev.belfry.engine.plugin;

/** Source text of small plugins. */
final class Sources {
    private static final String SINK = """
            package PACKAGE;

            import dev.belfry.core.plugin.PluginContext;
            import dev.belfry.core.settings.Setting;
            import dev.belfry.core.sink.Sink;
            import dev.belfry.core.sink.SinkFactory;

            public final class NAME implements SinkFactory<NAME.Settings> {
                public record Settings(@Setting("Where to.") String to) {}

                public String type() {
                    return "TYPE";
                }

                public String description() {
                    return "Tells nobody.";
                }

                public Class<Settings> settings() {
                    return Settings.class;
                }

                public Sink create(Settings settings, PluginContext context) {
                    throw new UnsupportedOperationException();
                }
                // MORE
            }
            """;

    private Sources() {}

    /** A factory without fault. */
    static String sink(String className, String type) {
        int dot = className.lastIndexOf('.');
        return SINK.replace("PACKAGE", className.substring(0, dot))
                .replace("NAME", className.substring(dot + 1))
                .replace("TYPE", type);
    }

    static String rule(String className, String type) {
        return sink(className, type)
                .replace("core.sink.Sink", "core.rule.Rule")
                .replace("SinkFactory", "RuleFactory")
                .replace("Sink create", "Rule<?> create");
    }

    static String source(String className, String type) {
        return sink(className, type)
                .replace("core.sink.Sink", "core.source.Source")
                .replace("SinkFactory", "SourceFactory")
                .replace("Sink create", "Source create");
    }

    /** A factory with something added to its class. */
    static String sink(String className, String type, String member) {
        return sink(className, type).replace("// MORE", member);
    }

    /** A jar with one factory without fault. */
    static JarBuilder goodSink(String className, String type) {
        return new JarBuilder().source(className, sink(className, type)).service(PluginKind.SINK, className);
    }
}
