package dev.belfry.velociraptor.clients;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses labels that could not be watched for, or not be put on. */
final class LabelRules {
    private LabelRules() {}

    static void checkWatched(List<Label> labels) {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("labels must name at least one label.");
        }
        Set<String> folded = new HashSet<>();
        for (Label label : labels) {
            if (label.text().isEmpty()) {
                throw new IllegalArgumentException("A label must not be empty: that would mean every label.");
            }
            if (label.folded().equals("all")) {
                throw new IllegalArgumentException(
                        "The label all cannot be watched for: to Velociraptor every client has it, and it cannot be"
                                + " taken off.");
            }
            if (!folded.add(label.folded())) {
                throw new IllegalArgumentException(
                        "labels names " + label.text() + " twice; upper and lower case are the same to Velociraptor.");
            }
        }
    }

    static void checkThen(Then then, List<Label> watched) {
        String remove = then.remove();
        if (remove != null && (watched.size() > 1 || !watched.get(0).is(remove))) {
            throw new IllegalArgumentException(
                    "then.remove can only be the one label that is watched for. Leave it out: that label comes off.");
        }
        for (Label label : then.added()) {
            if (label.text().isEmpty() || label.folded().equals("all")) {
                throw new IllegalArgumentException("then.add names a label that cannot be put on.");
            }
            if (watched.stream().anyMatch(other -> other.is(label.text()))) {
                throw new IllegalArgumentException(
                        "then.add names " + label.text() + ", which is watched for: it would be told for ever.");
            }
        }
    }
}
