package dev.belfry.engine.run;

import dev.belfry.engine.driver.Hung;
import dev.belfry.engine.driver.Input;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts how often each rule of a plan did not come back; one that does so too often is stopped. */
final class HungRules {
    private static final int MOST = 3;

    private final Map<String, Integer> times = new LinkedHashMap<>();
    private final Map<String, Input> health = new LinkedHashMap<>();
    private final Set<String> stopped = new LinkedHashSet<>();

    /** One more; returns what became of it, as a clause. */
    String add(Hung hung, Instant now) {
        int count = times.merge(hung.name(), 1, Integer::sum);
        if (count >= MOST) {
            stopped.add(hung.name());
        }
        String what = count >= MOST
                ? "did not come back " + count
                        + " times, and is stopped until it is restarted or the configuration is loaded again"
                : "did not come back; what it was to take is set aside, and the others go on";
        health.put(hung.name(), new Input.RuleHealth(hung.name(), count >= MOST ? "stopped" : "hung", what, now));
        return what;
    }

    Set<String> stopped() {
        return Set.copyOf(stopped);
    }

    /** To be said again by each engine, for it begins by saying that all is well. */
    List<Input> health() {
        return new ArrayList<>(health.values());
    }
}
