package dev.belfry.app.http;

import dev.belfry.app.http.GuardedSocketFactory.OutOfZoneException;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.engine.codec.DurationText;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.http.SendFailure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLException;

import static java.util.Objects.requireNonNull;

/**
 * Makes of an exception what the engine and a reader can use. All words are our own, since an exception's text may hold
 * the address or what the receiver sent.
 */
final class Diagnosis {
    /** OkHttp's own limit. */
    private static final int LONGEST_HEADERS = 256 << 10;

    private final SecretUrl url;
    private final Trail trail;
    private final Duration timeout;

    Diagnosis(SecretUrl url, Trail trail, Duration timeout) {
        this.url = url;
        this.trail = trail;
        this.timeout = timeout;
    }

    /** The call was given up because Belfry is stopping. */
    SendFailure stopping() {
        return trail.mayHaveBeenSeen()
                ? new SendFailure(Kind.IN_DOUBT, "Belfry stopped before " + url.host() + " answered")
                : new SendFailure(Kind.UNSENT, "Belfry is stopping");
    }

    SendFailure of(IOException failure) {
        if (trail.phase() == Trail.Phase.ANSWERED) {
            return new SendFailure(Kind.IN_DOUBT, answeredInPart(failure));
        }
        if (trail.mayHaveBeenSeen()) {
            return new SendFailure(Kind.IN_DOUBT, unanswered(failure));
        }
        IOException telling = telling(failure);
        if (telling instanceof OutOfZoneException outOfZone) {
            return new SendFailure(Kind.FORBIDDEN, url.host() + " may not be reached: " + outOfZone.getMessage());
        }
        return new SendFailure(Kind.UNSENT, unsent(telling));
    }

    /** A host may have several addresses. When one that may be reached did not answer, that is the news. */
    private static IOException telling(IOException failure) {
        if (failure instanceof OutOfZoneException) {
            for (Throwable other : failure.getSuppressed()) {
                if (other instanceof IOException io && !(io instanceof OutOfZoneException)) {
                    return io;
                }
            }
        }
        return failure;
    }

    private String unsent(IOException failure) {
        if (failure instanceof UnknownHostException) {
            String name = Objects.requireNonNullElse(trail.lookedUp(), url.host());
            return failure instanceof BoundedDns.NoAnswerException
                    ? unresolvedInTime(name)
                    : "there is no host " + name;
        }
        if (isTimeout(failure)) {
            return unconnectedInTime(failure);
        }
        if (failure instanceof SSLException || trail.phase() == Trail.Phase.SECURING) {
            return TlsWords.of(failure, url.host());
        }
        if (failure instanceof NoRouteToHostException) {
            return "there is no route to " + there();
        }
        return isRefusal(failure) ? "connection refused by " + there() : "no connection to " + there();
    }

    private static String unresolvedInTime(String name) {
        return "the name server gave no answer for " + name;
    }

    private String unconnectedInTime(IOException failure) {
        if (trail.phase() == Trail.Phase.STARTED && trail.lookedUp() != null) {
            return unresolvedInTime(trail.lookedUp());
        }
        if (trail.phase() == Trail.Phase.SECURING) {
            return "the TLS handshake with " + url.host() + " took longer than " + DurationText.of(timeout);
        }
        // The socket's own time-out, or the call's.
        boolean socket = failure instanceof SocketTimeoutException;
        return "no connection to " + there() + " within " + DurationText.of(socket ? Clients.CONNECT : timeout);
    }

    private String unanswered(IOException failure) {
        if (isTimeout(failure)) {
            return trail.phase() == Trail.Phase.WRITING
                    ? url.host() + " did not take the whole request within " + DurationText.of(timeout)
                    : url.host() + " took the request and gave no answer within " + DurationText.of(timeout);
        }
        if (isTooLarge()) {
            return url.host() + " answered with more than an answer may hold";
        }
        if (failure instanceof SocketException || failure instanceof SSLException) {
            return url.host() + " broke the connection before it answered";
        }
        return failure.getCause() instanceof EOFException
                ? url.host() + " ended the connection before it answered"
                : url.host() + " answered with something that is not HTTP";
    }

    private String answeredInPart(IOException failure) {
        String answered =
                url.host() + " answered " + requireNonNull(trail.head()).code();
        if (isTimeout(failure)) {
            return answered + ", but its answer did not end within " + DurationText.of(timeout);
        }
        return answered + (isTooLarge() ? ", but with more than an answer may hold" : ", but its answer broke off");
    }

    private static boolean isTimeout(IOException failure) {
        return failure instanceof SocketTimeoutException
                || (failure instanceof InterruptedIOException && "timeout".equals(failure.getMessage()));
    }

    /** OkHttp says of too long a header that the stream has ended. */
    private boolean isTooLarge() {
        return trail.received() >= LONGEST_HEADERS;
    }

    private static boolean isRefusal(IOException failure) {
        return failure instanceof ConnectException
                && String.valueOf(failure.getCause()).contains("refused");
    }

    /** Who is at the other end of the connection that was to be made. */
    private String there() {
        String proxy = trail.proxy();
        return proxy == null ? url.host() + ":" + url.port() : "the proxy " + proxy;
    }
}
