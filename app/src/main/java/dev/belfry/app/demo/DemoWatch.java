package dev.belfry.app.demo;

import dev.belfry.app.terminal.Style;
import dev.belfry.fakes.http.ReceivedMessage;
import dev.belfry.fakes.http.Receiver;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what can be seen from outside a pipeline that runs in a process of its own. */
final class DemoWatch {
    private final DemoWorld world;
    private final DemoScreen screen;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Set<String> off = new HashSet<>();

    DemoWatch(DemoWorld world, DemoScreen screen) {
        this.world = world;
        this.screen = screen;
    }

    /** Tells what is new since the last look. */
    void look() {
        look("soc-slack", world.slack());
        look("soc-teams", world.teams());
        for (DemoClient client : DemoCast.comingBack()) {
            if (seen.containsKey("soc-slack") && !world.isLabelled(client) && wasTold(client) && off.add(client.id())) {
                screen.line(client.id(), "label " + DemoCast.LABEL + " is off");
            }
        }
    }

    private void look(String sink, Receiver receiver) {
        List<ReceivedMessage> messages = receiver.messages();
        int known = seen.getOrDefault(sink, 0);
        for (ReceivedMessage message : messages.subList(known, messages.size())) {
            DemoCast.comingBack().stream()
                    .filter(client -> message.body().contains(client.id()))
                    .forEach(client -> screen.sinkLine(client.id(), sink, Style.GOOD, "has the message"));
        }
        seen.put(sink, messages.size());
    }

    private boolean wasTold(DemoClient client) {
        return world.slack().messages().stream()
                .anyMatch(message -> message.body().contains(client.id()));
    }

    int messages() {
        return world.slack().messages().size() + world.teams().messages().size();
    }
}
