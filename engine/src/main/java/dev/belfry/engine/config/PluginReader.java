package dev.belfry.engine.config;

import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.plugin.PluginFactory;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.codec.LocatedText;
import dev.belfry.engine.plugin.PluginFailure;
import dev.belfry.engine.plugin.PluginKind;
import dev.belfry.engine.policy.OwnRule;
import dev.belfry.engine.settings.Binder;
import dev.belfry.engine.settings.DidYouMean;
import dev.belfry.engine.settings.Problem;
import dev.belfry.engine.settings.Problems;
import dev.belfry.engine.settings.Quote;
import dev.belfry.engine.settings.Refusal;
import dev.belfry.engine.settings.SettingsModel;
import dev.belfry.engine.settings.Where;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes plugins from their entries. Whatever a plugin throws becomes a problem of its entry. */
final class PluginReader {
    private static final String TYPE = "type";
    private static final String BROKEN = "this plugin is broken, tell its author: ";

    private final Factories factories;
    private final Binder binder;
    private final Problems problems;
    private final InstantSource clock;
    private final Map<String, String> types = new HashMap<>();
    private final OfferedGauges gauges = new OfferedGauges();

    PluginReader(Factories factories, Binder binder, InstantSource clock) {
        this.factories = factories;
        this.binder = binder;
        this.problems = binder.problems();
        this.clock = clock;
    }

    PluginContext context(PluginKind kind, NamedEntry entry) {
        return new HostContext(entry.name(), clock, gauge -> gauges.offer(kind, entry.name(), type(entry), gauge));
    }

    /** What the plugins that were made have to show. */
    List<PluginGauge> gauges() {
        return gauges.close();
    }

    /** Tells of a rule whose name Belfry gives to its own alerts. */
    void refuseOwn(NamedEntry entry) {
        if (OwnRule.isOwn(entry.name())) {
            problems.add(entry.where(), "is the name of a rule of Belfry's own. Give it another.");
        }
    }

    /** The factory the entry's type names; tells when there is none. */
    <F extends PluginFactory<?>> Optional<F> factory(Map<String, F> known, PluginKind kind, NamedEntry entry) {
        LocatedMap.Entry type = entry.settings().get(TYPE);
        if (type == null) {
            tellOfMissingType(entry, there(known.keySet(), kind));
            return Optional.empty();
        }
        Where where = entry.where().key(type);
        Optional<String> text = binder.text(type.value(), where);
        Optional<F> factory = text.map(known::get);
        if (factory.isPresent()) {
            types.put(entry.where().path(), text.get());
        } else if (text.isPresent()) {
            String quoted = Quote.of((LocatedText) type.value());
            problems.add(where, type.value().place(), quoted + unknown(text.get(), known.keySet(), kind));
        }
        return factory;
    }

    private void tellOfMissingType(NamedEntry entry, String there) {
        for (LocatedMap.Entry other : entry.settings().entries().values()) {
            String meant = DidYouMean.sentence(other.key(), Set.of(TYPE));
            if (!meant.isEmpty()) {
                problems.add(entry.where().key(other), "no such setting." + meant);
                return;
            }
        }
        problems.add(entry.where().missing(TYPE), "is required." + there);
    }

    private String unknown(String type, Set<String> known, PluginKind kind) {
        for (PluginKind other : PluginKind.values()) {
            if (factories.of(other).containsKey(type)) {
                return " is a " + other + ", not a " + kind + ".";
            }
        }
        return known.isEmpty()
                ? " is no " + kind + "." + there(known, kind)
                : NameList.unknown(type, kind.toString(), new TreeSet<>(known));
    }

    private static String there(Set<String> known, PluginKind kind) {
        return known.isEmpty()
                ? " No plugin for a " + kind + " is installed."
                : " There are: " + String.join(", ", new TreeSet<>(known)) + ".";
    }

    /**
     * The plugin's own settings.
     *
     * @param common the keys that every entry of this kind has
     */
    <T extends Record> Optional<T> settings(PluginFactory<T> factory, NamedEntry entry, Set<String> common) {
        Optional<SettingsModel<T>> model = model(factory, entry);
        Set<String> others = new HashSet<>(common);
        others.add(TYPE);
        for (String key : model.map(SettingsModel::keys).orElse(Set.of())) {
            if (others.contains(key)) {
                problems.add(entry.where(), BROKEN + "its setting " + key + " is one of Belfry's own.");
                return Optional.empty();
            }
        }
        return model.flatMap(known -> binder.bind(known, entry.settings(), entry.where(), others));
    }

    private <T extends Record> Optional<SettingsModel<T>> model(PluginFactory<T> factory, NamedEntry entry) {
        try {
            return Optional.of(SettingsModel.of(factory.settings()));
        } catch (IllegalArgumentException defect) {
            problems.add(entry.where(), BROKEN + Refusal.words(defect));
        } catch (RuntimeException | LinkageError defect) {
            problems.add(entry.where(), Refusal.defect(defect));
        }
        return Optional.empty();
    }

    /** The type a factory was found for. */
    String type(NamedEntry entry) {
        return types.getOrDefault(entry.where().path(), "");
    }

    /** The plugin itself, unless there is a problem with its entry. */
    <P> Optional<P> make(NamedEntry entry, Supplier<@Nullable P> create) {
        if (problems.concern(entry.where())) {
            return Optional.empty();
        }
        try {
            Optional<P> made = Optional.ofNullable(create.get());
            if (made.isEmpty()) {
                problems.add(entry.where(), BROKEN + "its factory made nothing.");
            }
            return made;
        } catch (IllegalArgumentException refused) {
            refuse(entry, Refusal.words(refused));
        } catch (PluginFailure known) {
            problems.add(entry.where(), known.getMessage() + ".");
        } catch (RuntimeException | LinkageError defect) {
            problems.add(entry.where(), Refusal.defect(defect));
        }
        return Optional.empty();
    }

    /** What begins with the name of a setting and a colon is wrong there. */
    private void refuse(NamedEntry entry, String words) {
        int colon = words.indexOf(": ");
        LocatedMap.Entry setting = colon < 0 ? null : entry.settings().get(words.substring(0, colon));
        if (setting == null) {
            problems.add(entry.where(), words);
        } else {
            problems.add(entry.where().key(setting), words.substring(colon + 2));
        }
    }

    /** The type of the first plugin that has a problem; null when none has. */
    @Nullable
    String firstType(List<Problem> inOrder) {
        for (Problem problem : inOrder) {
            String[] keys = problem.path().split("\\.", 3);
            String type = keys.length < 2 ? null : types.get(keys[0] + "." + keys[1]);
            if (type != null) {
                return type;
            }
        }
        return null;
    }
}
