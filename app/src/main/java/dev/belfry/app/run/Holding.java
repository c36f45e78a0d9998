package dev.belfry.app.run;

import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.AlertView;
import dev.belfry.engine.store.AlertView.Journey;
import dev.belfry.engine.store.Story;
import java.util.List;
import java.util.stream.Collectors;

/** What keeps an alert's source from being settled, in words. */
public final class Holding {
    private Holding() {}

    /** Of a story of one alert; its first revision is what a settlement waits for. */
    public static String of(Story story) {
        AlertView first = story.alerts().get(story.alerts().size() - 1);
        if (first.revision() > 1) {
            return "Its first revision, for which its source's settlement waited, is over and remembered no more.";
        }
        if (first.deliveries().isEmpty()) {
            return "No route matched it: nobody is told, and its source is not settled.";
        }
        List<Journey> holding = first.deliveries().stream()
                .filter(journey ->
                        journey.need() == Need.REQUIRED && !journey.phase().isTold())
                .toList();
        return holding.isEmpty()
                ? "Every required sink has it, or it counts as told there: it holds no settlement back."
                : "Its source is not settled: "
                        + holding.stream().map(Holding::clause).collect(Collectors.joining("; ")) + ".";
    }

    private static String clause(Journey journey) {
        String sink = journey.sink();
        return switch (journey.phase()) {
            case DEAD, PARKED ->
                "to " + sink + " it is " + journey.phase().word() + ", until somebody has it replayed, or dropped with"
                        + " --settle";
            case DROPPED -> "to " + sink + " it was given up by hand, which does not count as told";
            default -> sink + " does not have it yet";
        };
    }
}
