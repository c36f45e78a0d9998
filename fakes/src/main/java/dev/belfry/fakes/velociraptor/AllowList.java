package dev.belfry.fakes.velociraptor;

import java.util.Optional;
import java.util.Set;

/**
 * The wizard's list of allowed plugins and functions ({@code security.allowed_plugins}, {@code allowed_functions}), as
 * far as this server knows what is on it.
 */
final class AllowList {
    private static final Set<String> PLUGINS = Set.of("clients", "source", "foreach", "range", "scope");
    private static final Set<String> FUNCTIONS = Set.of("now", "atoi", "parse_json_array", "label", "whoami");

    private volatile boolean restricted;

    void restrict() {
        restricted = true;
    }

    /** What the server says when it does not let a plugin run. */
    Optional<String> refusalOfPlugin(String name) {
        return refusal("Plugin", name, PLUGINS);
    }

    /** What the server says when it does not let a function run. */
    Optional<String> refusalOfFunction(String name) {
        return refusal("Function", name, FUNCTIONS);
    }

    private Optional<String> refusal(String kind, String name, Set<String> allowed) {
        return restricted && !allowed.contains(name)
                ? Optional.of(
                        "ERROR:VQL " + kind + " " + name + "() has been blocked in the configuration. Please update"
                                + " the configuration file to allow it.")
                : Optional.empty();
    }
}
