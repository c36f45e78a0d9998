package dev.belfry.engine.driver;

import dev.belfry.engine.codec.SourceNames;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.NameRow;
import dev.belfry.engine.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of one kind and their numbers in the store: those configured, and those that were once. */
final class Names implements SourceNames {
    /** Begins a number where a name might stand; no name begins so. */
    private static final String NUMBER = "#";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Set<String> configured;

    Names(Store store, NameKind kind, Collection<String> configured) {
        this.configured = new LinkedHashSet<>(configured);
        List<NameRow> known = store.names(kind);
        known.stream().filter(row -> row.now() == null).forEach(row -> know(row.name(), row.number()));
        configured.forEach(name -> know(name, store.name(kind, name)));
        for (NameRow row : known) {
            String now = row.now() == null ? null : names.get(row.now());
            if (now != null) {
                names.put(row.number(), now);
            }
        }
    }

    private void know(String name, int number) {
        numbers.put(name, number);
        names.put(number, name);
    }

    /** The number of a name. */
    int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("never configured: " + name);
        }
        return number;
    }

    /** The name, or null when there never was one. */
    @Nullable
    String name(int number) {
        return names.get(number);
    }

    boolean isConfigured(String name) {
        return configured.contains(name);
    }

    /** The numbers of those that are configured. */
    Set<Integer> configured() {
        return configured.stream().map(this::number).collect(Collectors.toSet());
    }

    /** The names that were configured once and are no longer. */
    Set<String> absent() {
        Set<String> absent = new LinkedHashSet<>(numbers.keySet());
        absent.removeAll(configured);
        return absent;
    }

    @Override
    public String stored(String name) {
        Integer number = numbers.get(name);
        return number == null ? name : NUMBER + number;
    }

    @Override
    public String name(String stored) {
        if (!stored.startsWith(NUMBER)) {
            return stored;
        }
        try {
            String name = names.get(Integer.valueOf(stored.substring(NUMBER.length())));
            return name == null ? stored : name;
        } catch (NumberFormatException noNumber) {
            return stored;
        }
    }
}
