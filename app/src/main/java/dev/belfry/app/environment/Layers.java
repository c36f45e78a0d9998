package dev.belfry.app.environment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.configuration2.AbstractConfiguration;
import org.apache.commons.configuration2.CompositeConfiguration;
import org.apache.commons.configuration2.MapConfiguration;

/**
 * The same settings from three places, the first that has one counts: {@code --log-format}, {@code
 * -Dbelfry.log-format}, {@code BELFRY_LOG_FORMAT}. What is empty is not set. Values are taken as they are: nothing in
 * them is looked up.
 */
final class Layers {
    private static final String PROPERTY = "belfry.";
    private static final String VARIABLE = "BELFRY_";

    private final CompositeConfiguration all = new CompositeConfiguration();
    private final List<Layer> layers;

    Layers(Map<String, String> options, Map<String, String> properties, Map<String, String> variables) {
        layers = List.of(
                new Layer("--", options),
                new Layer("-D" + PROPERTY, byKey(properties, PROPERTY)),
                new Layer(VARIABLE, byKey(variables, VARIABLE)));
        withoutLookups(all);
        for (Layer layer : layers) {
            all.addConfiguration(withoutLookups(new MapConfiguration(set(layer.values()))));
        }
    }

    private record Layer(String prefix, Map<String, String> values) {
        String name(String key) {
            return prefix.equals(VARIABLE)
                    ? prefix + key.toUpperCase(Locale.ROOT).replace('-', '_')
                    : prefix + key;
        }
    }

    /** By default ${sys:…}, ${env:…}, ${file:…} and more would be filled in, wherever the value comes from. */
    private static <C extends AbstractConfiguration> C withoutLookups(C configuration) {
        configuration.setInterpolator(null);
        return configuration;
    }

    private static Map<String, String> byKey(Map<String, String> values, String prefix) {
        Map<String, String> byKey = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                String key = name.substring(prefix.length());
                byKey.put(prefix.equals(VARIABLE) ? key.toLowerCase(Locale.ROOT).replace('_', '-') : key, value);
            }
        });
        return byKey;
    }

    private static Map<String, String> set(Map<String, String> values) {
        Map<String, String> set = new HashMap<>(values);
        set.values().removeIf(String::isBlank);
        return set;
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(all.getString(key, null));
    }

    /** Where the value that counts comes from, as its user knows it. */
    String origin(String key) {
        return layers.stream()
                .filter(layer -> !layer.values().getOrDefault(key, "").isBlank())
                .findFirst()
                .map(layer -> layer.name(key))
                .orElse(key);
    }
}
