package dev.belfry.app.http;

import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.SendFailure;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.util.Objects.requireNonNull;

/** Passes on what came of one call. */
final class Hearing implements Callback {
    private static final Logger log = LoggerFactory.getLogger(Hearing.class);

    private final HttpSender.Callback listener;
    private final Trail trail;
    private final Diagnosis diagnosis;
    private final OkHttpSender sender;

    Hearing(HttpSender.Callback listener, Trail trail, Diagnosis diagnosis, OkHttpSender sender) {
        this.listener = listener;
        this.trail = trail;
        this.diagnosis = diagnosis;
        this.sender = sender;
    }

    @Override
    public void onResponse(Call call, Response response) {
        try {
            answered(response.body().string());
        } catch (IOException broken) {
            failed(diagnosis.of(broken));
        }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
        if (hasNoBody()) {
            answered("");
        } else {
            failed(sender.isStopping() ? diagnosis.stopping() : diagnosis.of(failure));
        }
    }

    void unsendable(Unsendable why) {
        failed(why.failure());
    }

    /** Some services send a body with 204, which has none. OkHttp takes offence, but the answer is a clear one. */
    private boolean hasNoBody() {
        Response head = trail.head();
        return head != null && (head.code() == 204 || head.code() == 205);
    }

    private void answered(String body) {
        // From the trail, not from the response: that one may pretend to be a 200.
        Response head = requireNonNull(trail.head());
        Answer answer =
                new Answer(head.code(), head.headers(), body, sender.clock().instant(), sender::json);
        guarded(() -> listener.answered(answer));
    }

    private void failed(SendFailure failure) {
        guarded(() -> listener.failed(failure));
    }

    private static void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException defect) {
            log.error("What came of a request could not be taken in", defect);
        }
    }
}
