package dev.belfry.app.terminal;

import java.util.Map;

/** What is at the other end of an output. */
enum Destination {
    /** A file, a pipe, a service's journal, or a terminal that can do no more than these. */
    FILE(Colours.OFF),
    /** A terminal whose user wants no colours. */
    PLAIN_TERMINAL(Colours.OFF),
    TERMINAL(Colours.ON);

    private final Colours colours;

    Destination(Colours colours) {
        this.colours = colours;
    }

    /** NO_COLOR (no-color.org) counts when it is set and not empty. */
    static Destination terminal(Map<String, String> environment) {
        if (environment.getOrDefault("TERM", "").equals("dumb")) {
            return FILE;
        }
        return environment.getOrDefault("NO_COLOR", "").isEmpty() ? TERMINAL : PLAIN_TERMINAL;
    }

    Colours colours() {
        return colours;
    }

    /** Whether somebody watches, so that a line may be written over. */
    boolean isWatched() {
        return this != FILE;
    }
}
