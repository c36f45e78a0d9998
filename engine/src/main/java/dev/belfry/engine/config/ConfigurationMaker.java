package dev.belfry.engine.config;

import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.plugin.PluginKind;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.settings.Binder;
import dev.belfry.engine.settings.Problem;
import dev.belfry.engine.settings.Problems;
import dev.belfry.engine.settings.Where;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one configuration from one file's tree. Used once. */
final class ConfigurationMaker {
    private static final String ROUTES = "routes";
    private static final Set<String> SECTIONS = new LinkedHashSet<>(List.of(
            SectionReader.section(PluginKind.SOURCE),
            SectionReader.section(PluginKind.RULE),
            SectionReader.section(PluginKind.SINK),
            ROUTES,
            StoreSection.NAME,
            OptionalSection.HEARTBEAT.name(),
            OptionalSection.MONITORING.name()));

    private final Path file;
    private final LocatedMap root;
    private final Factories factories;
    private final Problems problems;
    private final Binder binder;
    private final Filler filler;
    private final SectionReader section;
    private final NameList names;
    private final PluginReader plugins;

    ConfigurationMaker(
            Path file, LocatedMap root, Factories factories, Interpolation interpolation, InstantSource clock) {
        this.file = file;
        this.root = root;
        this.factories = factories;
        this.problems = new Problems();
        this.binder = new Binder(file.toAbsolutePath().resolveSibling(""), problems);
        this.filler = new Filler(interpolation, problems);
        this.section = new SectionReader(root, filler, problems);
        this.names = new NameList(binder);
        this.plugins = new PluginReader(factories, binder, clock);
    }

    Configuration make() throws ConfigurationException {
        Set<String> misspelt = binder.refuseUnknown("section", root, SECTIONS, Where.FILE);
        List<ConfiguredSource> sources =
                new SourceReader(plugins).read(section.entries(PluginKind.SOURCE, misspelt), factories.sources());
        List<ConfiguredRule> rules = new RuleReader(plugins, names, section.names(PluginKind.SOURCE))
                .read(section.entries(PluginKind.RULE, misspelt), factories.rules());
        List<ConfiguredSink> sinks = new SinkReader(plugins, binder, names, section.names(PluginKind.SINK))
                .read(section.entries(PluginKind.SINK, misspelt), factories.sinks());
        List<Route> routes = routes(sinks);
        Optional<StoreSettings> store = StoreSection.read(root, binder, filler);
        HeartbeatSettings heartbeat = OptionalSection.HEARTBEAT.read(root, binder, filler);
        MonitoringSettings monitoring = OptionalSection.MONITORING.read(root, binder, filler);
        if (problems.count() == 0 && store.isPresent()) {
            return new Configuration(
                    file, sources, rules, sinks, routes, store.get(), heartbeat, monitoring, plugins.gauges());
        }
        Configuration.close(sources, sinks);
        List<Problem> found = problems.inOrder();
        throw new ConfigurationException(file, found, plugins.firstType(found));
    }

    private List<Route> routes(List<ConfiguredSink> sinks) {
        RouteReader reader = new RouteReader(
                binder,
                names,
                Map.of(
                        PluginKind.SOURCE, section.names(PluginKind.SOURCE),
                        PluginKind.RULE, section.names(PluginKind.RULE),
                        PluginKind.SINK, section.names(PluginKind.SINK)));
        LocatedMap.Entry entry = root.get(ROUTES);
        if (entry == null) {
            return reader.everything(
                    sinks.stream()
                            .flatMap(sink -> Stream.ofNullable(sink.delivery().onTrouble()))
                            .collect(Collectors.toSet()),
                    Where.FILE.missing(ROUTES));
        }
        Where where = Where.FILE.key(entry);
        return reader.read(filler.fill(entry.value(), where), where);
    }
}
