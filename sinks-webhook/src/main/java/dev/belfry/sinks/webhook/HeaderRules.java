package dev.belfry.sinks.webhook;

import dev.belfry.core.settings.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be configured as a header. A value is never part of a message: it may be a secret. */
final class HeaderRules {
    /** A token after RFC 9110. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

    /** What belongs to the connection, and to the host that makes it. */
    private static final Set<String> OF_THE_HOST = caseless(List.of(
            "Accept-Encoding",
            "Connection",
            "Content-Length",
            "Expect",
            "Host",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade"));

    private HeaderRules() {}

    /**
     * Refuses headers that cannot be sent, or that would be sent twice.
     *
     * @param configured the user's own
     * @param ours those that other settings make
     */
    static void check(Map<String, Secret> configured, List<String> ours) {
        Set<String> taken = caseless(List.of());
        for (String name : ours) {
            refuse(name, problem(name, taken));
        }
        configured.forEach((name, value) -> {
            refuse(name, problem(name, taken));
            if (!VALUE.matcher(value.reveal()).matches()) {
                refuse(name, "has a value with characters that no header may have");
            }
        });
    }

    private static @Nullable String problem(String name, Set<String> taken) {
        if (!NAME.matcher(name).matches()) {
            return "is no name of a header";
        } else if (OF_THE_HOST.contains(name)) {
            return "cannot be set: it is made when the request is sent";
        }
        return taken.add(name) ? null : "would be sent twice: another header or setting makes it too";
    }

    private static void refuse(String name, @Nullable String problem) {
        if (problem != null) {
            throw new IllegalArgumentException("header " + name + " " + problem);
        }
    }

    private static Set<String> caseless(List<String> names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(names);
        return set;
    }
}
