package dev.belfry.engine.run;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.driver.Sending;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.Reach;
import dev.belfry.engine.http.SendFailure;
import java.util.concurrent.ExecutorService;

/** Makes the attempts of a sink that speaks HTTP. Its one thread writes the requests; the sender's threads hear the answers. */
final class HttpTeller implements Teller {
    private static final int INSTEADS = 2;

    private final HttpSink sink;
    private final Reach reach;
    private final HttpSender sender;
    private final Outlet inbox;
    private final ExecutorService thread;

    HttpTeller(HttpSink sink, Reach reach, HttpSender sender, Outlet inbox, ExecutorService thread) {
        this.sink = sink;
        this.reach = reach;
        this.sender = sender;
        this.inbox = inbox;
        this.thread = thread;
    }

    @Override
    public void tell(Sending sending) {
        thread.execute(() -> {
            try {
                send(sink.request(sending.notification(), sending.attempt()), sending, INSTEADS);
            } catch (RuntimeException defect) {
                threw(sending, defect);
            }
        });
    }

    private void send(HttpRequest request, Sending sending, int insteads) {
        sender.send(request, reach, new HttpSender.Callback() {
            @Override
            public void answered(HttpResponse response) {
                understood(understand(sending, response), sending, insteads);
            }

            @Override
            public void failed(SendFailure failure) {
                inbox.put(new Input.Unheard(
                        sending.sink(), sending.delivery(), sending.attempt().number(), failure));
            }
        });
    }

    private Outcome understand(Sending sending, HttpResponse response) {
        try {
            return sink.outcome(sending.notification(), response);
        } catch (RuntimeException defect) {
            return new Outcome.Rejected("the sink threw " + defect + " at an answer of " + response.status());
        }
    }

    private void understood(Outcome outcome, Sending sending, int insteads) {
        if (outcome instanceof Outcome.Instead instead && insteads > 0) {
            try {
                send(instead.request(), sending, insteads - 1);
            } catch (RuntimeException defect) {
                threw(sending, defect);
            }
        } else {
            heard(sending, outcome);
        }
    }

    private void threw(Sending sending, RuntimeException defect) {
        heard(sending, new Outcome.Rejected("the sink threw " + defect));
    }

    private void heard(Sending sending, Outcome outcome) {
        inbox.put(new Input.Heard(
                sending.sink(), sending.delivery(), sending.attempt().number(), outcome));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        sink.close();
    }
}
