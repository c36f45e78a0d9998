package dev.belfry.core.sink;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;

/**
 * A sink that speaks HTTP. It does no I/O: a notification becomes a request, a response becomes an outcome. The host
 * sends, and owns time-outs, proxies, TLS, redirects (never followed), redaction and metrics. Both methods are pure and
 * may be called from several threads at once.
 *
 * <p>A call that has not come back after ten seconds is interrupted and given up: after {@link #request} the message is
 * tried again, after {@link #outcome} it is in doubt. The third such call is the last
 * until Belfry is restarted or its configuration loaded again; the sink's messages wait.
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
     *
     * @throws RuntimeException a defect of the sink: the delivery becomes a dead letter that names it and the status,
     *     although the service may have the message
     */
    Outcome outcome(Notification notification, HttpResponse response);
}
