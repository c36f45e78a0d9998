package dev.belfry.engine.store;

import java.util.Locale;

/** What a configured name names. */
public enum NameKind {
    SOURCE,
    RULE,
    SINK;

    /** In lower case: {@code source}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
