package dev.belfry.engine.driver;

import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one kind and their numbers in the store: those configured, and those that were once. */
final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Set<String> configured;

    Names(Store store, NameKind kind, Collection<String> configured) {
        this.configured = new LinkedHashSet<>(configured);
        store.names(kind).forEach(this::know);
        configured.forEach(name -> know(name, store.name(kind, name)));
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

    /** The names that were configured once and are no longer. */
    Set<String> absent() {
        Set<String> absent = new LinkedHashSet<>(numbers.keySet());
        absent.removeAll(configured);
        return absent;
    }
}
