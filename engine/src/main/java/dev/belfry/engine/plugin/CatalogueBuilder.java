package dev.belfry.engine.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes plugins in the order in which they are found. Of two with one type the first stays. */
final class CatalogueBuilder {
    private final Map<PluginKind, Map<String, Plugin<?>>> plugins = new EnumMap<>(PluginKind.class);
    private final List<PluginProblem> problems = new ArrayList<>();
    private final List<PluginClassLoader> loaders = new ArrayList<>();

    /** Adds the factory if it is fit for use, else the reason; says whether it was added. */
    boolean offer(Declaration declaration, PluginOrigin origin, ClassLoader loader) {
        try {
            return add(new FactoryCheck(declaration, origin, loader).check());
        } catch (Unfit unfit) {
            add(unfit.at(origin.path()));
            return false;
        }
    }

    private boolean add(Plugin<?> plugin) {
        Plugin<?> first =
                plugins.computeIfAbsent(plugin.kind(), any -> new TreeMap<>()).putIfAbsent(plugin.type(), plugin);
        if (first != null) {
            Path stays = first.origin().jar();
            add(new PluginProblem(
                    plugin.origin().path(),
                    plugin.kind() + " \"" + plugin.type() + "\" in "
                            + plugin.origin().jar() + " is left out, since " + stays
                            + " has one of that type, and the first by folder and name stays: remove one of the two,"
                            + " or give it another type()"));
        }
        return first == null;
    }

    void add(PluginProblem problem) {
        problems.add(problem);
    }

    /** The catalogue closes it. */
    void keep(PluginClassLoader loader) {
        loaders.add(loader);
    }

    PluginCatalogue build() {
        List<Plugin<?>> all = plugins.values().stream()
                .flatMap(ofKind -> ofKind.values().stream())
                .toList();
        return new PluginCatalogue(all, problems, loaders);
    }
}
