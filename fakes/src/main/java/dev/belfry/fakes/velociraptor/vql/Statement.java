package dev.belfry.fakes.velociraptor.vql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One SELECT. */
public final class Statement {
    /** A column; without an expression it is {@code *}. */
    record Column(@Nullable Expression expression, String name) {}

    private final List<Column> columns;
    private final Expression.Call plugin;
    private final Expression where;
    private final long limit;

    Statement(List<Column> columns, Expression.Call plugin, Expression where, long limit) {
        this.columns = List.copyOf(columns);
        this.plugin = plugin;
        this.where = where;
        this.limit = limit;
    }

    /** The plugin it selects from. */
    public String plugin() {
        return plugin.function();
    }

    /** The plugin's arguments by name. */
    public Map<String, @Nullable Object> arguments(Scope scope) {
        return plugin.values(scope);
    }

    /**
     * Selects from the plugin's rows. As in the server, WHERE is asked first and columns are computed for accepted rows
     * only, so a function with an effect has it on those alone.
     *
     * @param scopes the scope in which a row's columns are visible
     */
    public Stream<Map<String, @Nullable Object>> select(Stream<Row> rows, Function<Row, Scope> scopes) {
        return rows.filter(row -> Expression.isTrue(where.value(scopes.apply(row))))
                .limit(limit)
                .map(row -> selected(row, scopes.apply(row)));
    }

    private Map<String, @Nullable Object> selected(Row row, Scope scope) {
        Map<String, @Nullable Object> selected = new LinkedHashMap<>();
        for (Column column : columns) {
            Expression expression = column.expression();
            if (expression == null) {
                row.columns().forEach(name -> selected.put(name, row.value(name)));
            } else {
                selected.put(column.name(), expression.value(scope));
            }
        }
        return selected;
    }
}
