package dev.belfry.fakes.velociraptor;

import java.util.ArrayList;
import java.util.List;

/** A client and its labels, each in the spelling it was first set with. */
record ClientState(FakeClient client, List<String> labels) {
    ClientState {
        labels = List.copyOf(labels);
    }

    ClientState(FakeClient client) {
        this(client, List.of());
    }

    boolean hasLabel(String label) {
        return labels.stream().anyMatch(label::equalsIgnoreCase);
    }

    ClientState with(String label) {
        if (hasLabel(label)) {
            return this;
        }
        List<String> more = new ArrayList<>(labels);
        more.add(label);
        return new ClientState(client, more);
    }

    ClientState without(String label) {
        return new ClientState(
                client,
                labels.stream().filter(own -> !own.equalsIgnoreCase(label)).toList());
    }

    ClientState with(FakeClient renewed) {
        return new ClientState(renewed, labels);
    }
}
