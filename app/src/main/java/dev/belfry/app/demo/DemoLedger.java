package dev.belfry.app.demo;

import dev.belfry.fakes.http.ReceivedMessage;
import dev.belfry.fakes.http.Receiver;
import java.util.List;

/**
 * The demo's sums, taken at the receivers and the server, not from what the pipeline says of itself.
 *
 * @param labelled clients that carried the label
 * @param back of these, those that came online
 * @param told of these, those that both receivers have
 * @param off of these, those whose label is off
 * @param lost clients that came online, times receivers, without a message
 * @param extra messages more than one for a client and receiver
 * @param wrong messages about clients that nobody was to be told of
 */
record DemoLedger(int labelled, int back, int told, int off, int lost, int extra, int wrong) {
    static DemoLedger of(DemoWorld world) {
        List<DemoClient> back = DemoCast.comingBack();
        List<Receiver> receivers = List.of(world.slack(), world.teams());
        int told = 0;
        int lost = 0;
        int extra = 0;
        for (DemoClient client : back) {
            List<Integer> counts =
                    receivers.stream().map(receiver -> count(receiver, client)).toList();
            told += counts.contains(0) ? 0 : 1;
            lost += (int) counts.stream().filter(count -> count == 0).count();
            extra += counts.stream().mapToInt(count -> Math.max(0, count - 1)).sum();
        }
        int off =
                (int) back.stream().filter(client -> !world.isLabelled(client)).count();
        int all = receivers.stream()
                .mapToInt(receiver -> receiver.messages().size())
                .sum();
        int wrong = all - back.size() * receivers.size() + lost - extra;
        return new DemoLedger(DemoCast.LABELLED.size(), back.size(), told, off, lost, extra, wrong);
    }

    private static int count(Receiver receiver, DemoClient client) {
        return (int) receiver.messages().stream()
                .map(ReceivedMessage::body)
                .filter(body -> body.contains(client.id()))
                .count();
    }

    boolean isDone() {
        return told == back && off == back;
    }
}
