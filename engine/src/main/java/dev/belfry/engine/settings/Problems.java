package dev.belfry.engine.settings;

import dev.belfry.core.text.VisibleText;
import dev.belfry.engine.codec.Place;
import java.util.ArrayList;
import java.util.List;

/** Gathers problems, so that all are told at once. For one thread. */
public final class Problems {
    private static final int LONGEST_MESSAGE = 400;

    private final List<Problem> found = new ArrayList<>();

    public void add(Where where, String message) {
        add(where, where.place(), message);
    }

    /** Adds a problem with the value at {@code place}, while {@code where} has the place of its key. */
    public void add(Where where, Place place, String message) {
        found.add(Problem.at(place, where.path(), VisibleText.line(message, LONGEST_MESSAGE)));
    }

    /** How many there are so far. */
    public int count() {
        return found.size();
    }

    /** Whether there is one here, or with something in here. */
    public boolean concern(Where where) {
        return found.stream().anyMatch(problem -> where.holds(problem.path()));
    }

    /** In the order of the file. */
    public List<Problem> inOrder() {
        return found.stream().sorted(Problem.IN_ORDER).toList();
    }
}
