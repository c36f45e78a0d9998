package dev.belfry.app.demo;

import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.http.Faults;
import java.util.Map;
import java.util.TreeMap;

/** Goes wrong at the requests that were chosen, and counts. */
final class CountedFaults implements Faults {
    private final Map<Integer, Chosen> chosen;
    private final Map<String, Integer> counts = new TreeMap<>();

    /** What goes wrong, and what it is called in the summary. */
    record Chosen(String name, Fault fault) {}

    CountedFaults(Map<Integer, Chosen> chosen) {
        this.chosen = Map.copyOf(chosen);
    }

    static Chosen serverError() {
        return new Chosen("500", Fault.answer(500, Map.of("Content-Type", "text/plain"), "internal error"));
    }

    @Override
    public synchronized Fault at(int request) {
        Chosen fault = chosen.get(request);
        if (fault == null) {
            return Fault.none();
        }
        counts.merge(fault.name(), 1, Integer::sum);
        return fault.fault();
    }

    synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
