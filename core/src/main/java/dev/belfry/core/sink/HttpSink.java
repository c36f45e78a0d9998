package dev.belfry.core.sink;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;

/**
 * A sink that speaks HTTP. It does no I/O: a notification becomes a request, a response becomes an outcome. The host
 * sends, and owns time-outs, proxies, TLS, redirects (never followed), redaction and metrics. Both methods are pure and
 * may be called from several threads at once.
 */
public non-sealed interface HttpSink extends Sink {
    /**
     * The request that says it.
     *
     * @throws RuntimeException a defect of the sink: the delivery becomes a dead letter that names it
     */
    HttpRequest request(Notification notification, Attempt attempt);

    /**
     * What the answer means. Called for whole answers only: a refused connection, a broken one, a time-out or a failed
     * handshake never gets here, the host retries those itself.
     */
    Outcome outcome(Notification notification, HttpResponse response);
}
