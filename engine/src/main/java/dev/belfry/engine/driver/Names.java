package dev.belfry.engine.driver;

import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.Store;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configured names of one kind and their numbers in the store. */
final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    Names(Store store, NameKind kind, Iterable<String> configured) {
        for (String name : configured) {
            int number = store.name(kind, name);
            numbers.put(name, number);
            names.put(number, name);
        }
    }

    /** The number of a configured name. */
    int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("not configured: " + name);
        }
        return number;
    }

    /** The name, or null when it is configured no longer. */
    @Nullable
    String name(int number) {
        return names.get(number);
    }
}
