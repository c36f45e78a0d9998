package dev.belfry.fakes.velociraptor.vql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a plugin, its columns computed when somebody asks. */
public interface Row {
    /** In order. */
    List<String> columns();

    @Nullable
    Object value(String column);

    /** A row that is there already. */
    static Row of(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> copy = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        return new Row() {
            private final List<String> columns = List.copyOf(new ArrayList<>(copy.keySet()));

            @Override
            public List<String> columns() {
                return columns;
            }

            @Override
            public @Nullable Object value(String column) {
                return copy.get(column);
            }
        };
    }
}
