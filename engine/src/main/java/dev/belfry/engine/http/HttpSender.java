package dev.belfry.engine.http;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;

/** Sends requests for sinks. The app has the one implementation that reaches the network. */
public interface HttpSender {
    /** How many requests a sink may have sent instead of the first one of an attempt. */
    int INSTEADS = 2;

    /**
     * Sends one request, once, without following redirects. Returns at once; exactly one method of the callback is
     * called, on a thread of the sender's, within the sender's call time-out.
     */
    void send(HttpRequest request, Reach reach, Callback callback);

    /** Hears what came of a request. */
    interface Callback {
        void answered(HttpResponse response);

        void failed(SendFailure failure);
    }
}
