package dev.belfry.engine.store;

/** What a configured name names. */
public enum NameKind {
    SOURCE,
    RULE,
    SINK
}
