package dev.belfry.engine.config;

import java.util.Locale;

/** What a plugin can be. */
enum Kind {
    SOURCE,
    RULE,
    SINK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The section its entries stand in. */
    String section() {
        return word() + "s";
    }
}
