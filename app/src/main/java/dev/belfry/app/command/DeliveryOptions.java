package dev.belfry.app.command;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.engine.store.DeliveryFilter;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which deliveries are meant: the same options for every command that lists some. */
final class DeliveryOptions {
    @Option(names = "--sink", paramLabel = "NAME", description = "Those to this sink.")
    private @Nullable String sink;

    @Option(names = "--rule", paramLabel = "NAME", description = "Those of this rule's alerts.")
    private @Nullable String rule;

    @Option(names = "--key", paramLabel = "KEY", description = "Those of this key of the rule, all of it.")
    private @Nullable String key;

    @Option(names = "--about", paramLabel = "TEXT", description = "Those whose key or message contains this text.")
    private @Nullable String about;

    @Option(names = "--cause", paramLabel = "TEXT", description = "Those whose last answer contains this text.")
    private @Nullable String cause;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Those of alerts raised since then: " + When.HELP + ".")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Those of alerts raised before.")
    private @Nullable String until;

    /** Whether anything is left out by them. */
    boolean narrow() {
        return Stream.of(sink, rule, key, about, cause, since, until).anyMatch(Objects::nonNull);
    }

    DeliveryFilter of(DeliveryFilter filter, When when) throws CannotStartException {
        return filter.sink(sink)
                .rule(rule)
                .key(key)
                .about(about)
                .cause(cause)
                .since(when.read("--since", since))
                .until(when.read("--until", until));
    }
}
