package dev.belfry.app.run;

import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredRule;
import dev.belfry.engine.config.ConfiguredSink;
import dev.belfry.engine.config.ConfiguredSource;
import dev.belfry.engine.policy.OwnRule;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.OrphanView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreException;
import dev.belfry.engine.store.StoreReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a configuration leaves behind in its store: states and deliveries under names that are not in it. */
public final class Orphans {
    private static final Logger log = LoggerFactory.getLogger("belfry");

    private Orphans() {}

    /** By kind and name; empty when there is no store yet. */
    public static List<OrphanView> of(Configuration configuration) {
        List<OrphanView> orphans = new ArrayList<>();
        SqliteStores.openForReading(configuration.store().path()).ifPresent(reader -> {
            try (reader) {
                for (NameKind kind : NameKind.values()) {
                    orphans.addAll(of(reader, kind, configuration));
                }
            }
        });
        return orphans;
    }

    private static List<OrphanView> of(StoreReader reader, NameKind kind, Configuration configuration) {
        Set<String> names = new HashSet<>(names(kind, configuration));
        Arrays.stream(OwnRule.values()).map(OwnRule::word).forEach(names::add);
        return reader.orphans(kind, names);
    }

    /** The names that a configuration has of a kind. */
    public static Set<String> names(NameKind kind, Configuration configuration) {
        return switch (kind) {
            case SOURCE ->
                configuration.sources().stream().map(ConfiguredSource::name).collect(Collectors.toSet());
            case RULE ->
                configuration.rules().stream().map(ConfiguredRule::name).collect(Collectors.toSet());
            case SINK ->
                configuration.sinks().stream().map(ConfiguredSink::name).collect(Collectors.toSet());
        };
    }

    /** What is left under a name, in words. */
    public static String words(OrphanView orphan) {
        return switch (orphan.kind()) {
            case SOURCE ->
                count(orphan.waiting(), "client waits", "clients wait") + " to be settled by it; read up to "
                        + count(orphan.kept(), "checkpoint", "checkpoints");
            case RULE ->
                count(orphan.kept(), "state", "states") + ", " + orphan.waiting() + " of which would act by "
                        + (orphan.waiting() == 1 ? "itself" : "themselves");
            case SINK ->
                count(orphan.waiting(), "delivery waits", "deliveries wait") + ", "
                        + count(orphan.kept(), "dead letter", "dead letters");
        };
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** Says in the log what what runs now has left behind. */
    public static void warn(Configuration configuration) {
        try {
            of(configuration)
                    .forEach(orphan -> log.warn(
                            "{} {} is not in the configuration any more: {}. See  belfry check",
                            orphan.kind().word(),
                            orphan.name(),
                            words(orphan)));
        } catch (StoreException toldElsewhere) {
            log.debug("orphans: {}", toldElsewhere.getMessage());
        }
    }
}
