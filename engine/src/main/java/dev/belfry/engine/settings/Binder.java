package dev.belfry.engine.settings;

import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedMap;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** Binds what was written to settings records, and tells every problem it meets. For one file and one thread. */
public final class Binder {
    private final Path folder;
    private final Problems problems;

    /**
     * Makes a binder.
     *
     * @param folder what relative paths are relative to
     * @param problems told of what does not fit
     */
    public Binder(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The record, or empty when something does not fit or a key is none of its. */
    public <T extends Record> Optional<T> bind(SettingsModel<T> model, Located value, Where where) {
        if (ValueType.isMissing(value, where, this)) {
            return Optional.empty();
        }
        if (value instanceof LocatedMap map) {
            return bind(model, map, where, Set.of());
        }
        problems.add(where, value.place(), "settings are expected here, indented under this key.");
        return Optional.empty();
    }

    /** As {@link #bind}, where the map holds other keys as well, which somebody else binds. */
    public <T extends Record> Optional<T> bind(
            SettingsModel<T> model, LocatedMap map, Where where, Set<String> others) {
        Set<String> known = new LinkedHashSet<>(model.keys());
        known.addAll(others);
        int before = problems.count();
        Set<String> meant = refuseUnknown("setting", map, known, where);
        Optional<T> bound = bind(model, map, where, key -> meant.contains(key.name()));
        return problems.count() == before ? bound : Optional.empty();
    }

    /** As {@link #bind}, but keys that are none of the record's are left to somebody else, who tells of the unknown. */
    public <T extends Record> Optional<T> bindKnown(SettingsModel<T> model, LocatedMap map, Where where) {
        return bind(model, map, where, key -> false);
    }

    /** A text, or empty when there is something else. */
    public Optional<String> text(Located value, Where where) {
        return scalar(String.class, value, where);
    }

    /** True or false, or empty when there is something else. */
    public Optional<Boolean> bool(Located value, Where where) {
        return scalar(Boolean.class, value, where);
    }

    private <T> Optional<T> scalar(Class<T> type, Located value, Where where) {
        return requireNonNull(Scalars.BY_TYPE.get(type))
                .read(value, where, this)
                .map(type::cast);
    }

    /**
     * Tells of every key that is not known.
     *
     * @param kind what a key stands for: "setting"
     * @return what was probably meant by them: those are misspelt, and need not be told of as missing, too
     */
    public Set<String> refuseUnknown(String kind, LocatedMap map, Set<String> known, Where where) {
        Set<String> meant = new HashSet<>();
        for (LocatedMap.Entry entry : map.entries().values()) {
            if (!known.contains(entry.key())) {
                Optional<String> nearest = DidYouMean.nearest(entry.key(), known);
                problems.add(
                        where.key(entry),
                        "no such " + kind + "."
                                + nearest.map(DidYouMean::question).orElse(""));
                nearest.ifPresent(meant::add);
            }
        }
        return meant;
    }

    private <T extends Record> Optional<T> bind(
            SettingsModel<T> model, LocatedMap map, Where where, Predicate<Key> misspelt) {
        @Nullable Object[] values = new @Nullable Object[model.keys().size()];
        boolean complete = true;
        int i = 0;
        for (Key key : model.byName().values()) {
            LocatedMap.Entry entry = map.get(key.name());
            Optional<Object> value = entry == null
                    ? absent(key, where, misspelt)
                    : key.type().read(entry.value(), where.key(entry), this);
            values[i++] = value.orElse(null);
            // A record that lacks what was misspelt would only complain of what was told already.
            complete &= value.isPresent() || (entry == null && key.nullable() && !misspelt.test(key));
        }
        return complete ? make(model, values, where) : Optional.empty();
    }

    private Optional<Object> absent(Key key, Where where, Predicate<Key> misspelt) {
        if (key.fallback() != null) {
            return key.type().read(key.fallback(), where.missing(key.name()), this);
        }
        if (key.isRequired() && !misspelt.test(key)) {
            problems.add(where.missing(key.name()), "is required.");
        }
        return Optional.empty();
    }

    private <T extends Record> Optional<T> make(SettingsModel<T> model, @Nullable Object[] values, Where where) {
        try {
            return Optional.of(model.make(values));
        } catch (IllegalArgumentException refused) {
            problems.add(where, Refusal.words(refused));
            return Optional.empty();
        } catch (RuntimeException | LinkageError defect) {
            problems.add(where, Refusal.defect(defect));
            return Optional.empty();
        }
    }

    Path folder() {
        return folder;
    }

    /** What was told so far. */
    public Problems problems() {
        return problems;
    }
}
