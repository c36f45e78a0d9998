package dev.belfry.fakes.velociraptor.vql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A term of VQL. Its values are String, Long, Double, Boolean, List, Map, {@link Statement} and null. */
sealed interface Expression {
    @Nullable
    Object value(Scope scope);

    /** The column's name when a SELECT gives it none. */
    default String name() {
        return toString();
    }

    record Literal(@Nullable Object constant) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return constant;
        }
    }

    record Symbol(String name) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return scope.symbol(name);
        }
    }

    record Member(Expression of, String name) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return of.value(scope) instanceof Map<?, ?> map ? map.get(name) : null;
        }
    }

    record ListOf(List<Expression> items) implements Expression {
        @Override
        public Object value(Scope scope) {
            // Not List.of: VQL's lists may hold NULL.
            return items.stream().map(item -> item.value(scope)).collect(Collectors.toList());
        }
    }

    record Call(String function, Map<String, Expression> arguments) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return scope.call(function, values(scope));
        }

        Map<String, @Nullable Object> values(Scope scope) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            arguments.forEach((name, argument) -> values.put(name, argument.value(scope)));
            return values;
        }
    }

    /** A query as an argument: whoever takes it runs it. */
    record Query(Statement statement) implements Expression {
        @Override
        public Object value(Scope scope) {
            return statement;
        }
    }

    record Binary(Expression left, Operator operator, Expression right) implements Expression {
        @Override
        public @Nullable Object value(Scope scope) {
            return operator.apply(left.value(scope), right.value(scope));
        }
    }

    static boolean isTrue(@Nullable Object value) {
        return value != null && !Objects.equals(value, false) && !Objects.equals(value, 0L) && !"".equals(value);
    }
}
