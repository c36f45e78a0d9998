package dev.belfry.engine.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes through plugin folders once. Whatever is wrong with one plugin, the next gets its turn. */
final class PluginScan {
    private final CatalogueBuilder catalog = new CatalogueBuilder();

    PluginCatalogue of(List<Path> folders) {
        List<PluginProblem> unreadable = new ArrayList<>();
        List<PluginLocation> locations = PluginLocations.in(folders, unreadable);
        unreadable.forEach(catalog::add);
        locations.forEach(this::look);
        return catalog.build();
    }

    private void look(PluginLocation location) {
        List<PluginJar> jars = new ArrayList<>();
        for (Path jar : location.jars()) {
            try {
                jars.add(PluginJar.read(jar));
            } catch (IOException broken) {
                // Half a plugin is worse than none: it fails later, or does something else than it says.
                problem(location, jar + " " + broken.getMessage());
                return;
            }
        }
        Map<Declaration, PluginJar> declared = declared(location, jars);
        if (declared.isEmpty()) {
            problem(location, withoutFactory(jars));
        } else {
            load(location, declared);
        }
    }

    private Map<Declaration, PluginJar> declared(PluginLocation location, List<PluginJar> jars) {
        Map<Declaration, PluginJar> declared = new LinkedHashMap<>();
        for (PluginJar jar : jars) {
            for (Declaration declaration : jar.declarations()) {
                PluginJar first = declared.putIfAbsent(declaration, jar);
                if (first != null) {
                    problem(
                            location,
                            declaration.className() + " is in both " + first.path() + " and " + jar.path()
                                    + ", and comes from the first: remove one of the two");
                }
            }
        }
        return declared;
    }

    private static String withoutFactory(List<PluginJar> jars) {
        if (jars.isEmpty()) {
            return "has no jar in it: the plugin's jars belong into this very folder, not below it";
        }
        String known = "the services are " + String.join(", ", PluginKind.serviceFiles());
        return jars.stream()
                .flatMap(jar -> jar.strangers().stream())
                .findFirst()
                .map(stranger -> "has " + stranger + ", which is no service of Belfry: " + known)
                .orElse("has no factory: name it in a service file; " + known);
    }

    private void load(PluginLocation location, Map<Declaration, PluginJar> declared) {
        PluginClassLoader loader =
                new PluginClassLoader(location.name(), location.jars(), PluginScan.class.getClassLoader());
        boolean inUse = false;
        for (Map.Entry<Declaration, PluginJar> entry : declared.entrySet()) {
            inUse |= catalog.offer(entry.getKey(), origin(location, entry.getValue()), loader);
        }
        if (inUse) {
            catalog.keep(loader);
        } else {
            loader.close();
        }
    }

    private static PluginOrigin origin(PluginLocation location, PluginJar jar) {
        return new PluginOrigin(location.name(), location.path(), jar.path(), jar.version());
    }

    private void problem(PluginLocation location, String message) {
        catalog.add(new PluginProblem(location.path(), message));
    }
}
