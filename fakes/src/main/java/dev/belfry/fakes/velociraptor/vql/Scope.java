package dev.belfry.fakes.velociraptor.vql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a VQL expression can see: names and functions. */
public interface Scope {
    /** A variable's or a column's value; null as well when there is no such thing. */
    @Nullable
    Object symbol(String name);

    /** Calls a function with its arguments by name. */
    @Nullable
    Object call(String function, Map<String, @Nullable Object> arguments);
}
