package dev.belfry.app.http;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.json.Json;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Sends with OkHttp over HTTP/1.1: each request once, nothing followed, nothing remembered. Answers are bounded to 64 KiB
 * of body and 256 KiB of headers. Proxies are those of the Java runtime ({@code https.proxyHost} and the like).
 */
public final class OkHttpSender implements HttpSender, AutoCloseable {
    private static final Pattern LITERAL_ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private final Clients clients;
    private final Function<String, Optional<Json>> json;
    private final InstantSource clock;
    private volatile boolean stopping;

    /**
     * Makes a sender. Connects to nothing.
     *
     * @param atOnce requests under way at the same time; further ones wait. With the sum of all sinks' {@code in-flight}
     *     no sink ever waits for another.
     * @param json reads a body as JSON; empty when it is none
     */
    public OkHttpSender(Trust trust, int atOnce, Function<String, Optional<Json>> json, InstantSource clock) {
        this(new Clients(trust, atOnce, InetAddress::getAllByName), json, clock);
    }

    OkHttpSender(Clients clients, Function<String, Optional<Json>> json, InstantSource clock) {
        this.clients = clients;
        this.json = json;
        this.clock = clock;
    }

    /** From now on so many requests may be under way at the same time; none that is under way is given up. */
    public void allow(int atOnce) {
        clients.allow(atOnce);
    }

    /** {@inheritDoc} After {@link #close()} every request fails as unsent, on the caller's own thread. */
    @Override
    public void send(HttpRequest request, Reach reach, Callback callback) {
        Trail trail = new Trail();
        Hearing hearing = new Hearing(callback, trail, new Diagnosis(request.url(), trail, reach.timeout()), this);
        try {
            Zone zone = Zone.of(request.url(), reach);
            Request sendable = Requests.of(request, trail);
            checkLiteral(zone, sendable.url());
            Call call = clients.within(zone).newCall(sendable);
            call.timeout().timeout(reach.timeout().toNanos(), TimeUnit.NANOSECONDS);
            call.enqueue(hearing);
        } catch (Unsendable unsendable) {
            refuse(unsendable, hearing);
        }
    }

    /**
     * Why nothing can be sent there with these settings, as far as can be told without asking a name server: in words,
     * for {@code belfry check}. Empty when nothing is known against it.
     */
    public static Optional<String> refusal(SecretUrl url, Reach reach) {
        try {
            checkLiteral(Zone.of(url, reach), ExactUrl.of(url));
            return Optional.empty();
        } catch (Unsendable unsendable) {
            return Optional.of(unsendable.words());
        }
    }

    /** As {@link #refusal(SecretUrl, Reach)}, of everything about a request. */
    public static Optional<String> refusal(HttpRequest request, Reach reach) {
        try {
            checkLiteral(
                    Zone.of(request.url(), reach),
                    Requests.of(request, new Trail()).url());
            return Optional.empty();
        } catch (Unsendable unsendable) {
            return Optional.of(unsendable.words());
        }
    }

    /** An address written as such needs no connection to be refused, and behind a proxy would never meet the check. */
    private static void checkLiteral(Zone zone, HttpUrl url) throws Unsendable {
        if (!LITERAL_ADDRESS.matcher(url.host()).matches()) {
            return;
        }
        try {
            Optional<String> refusal = zone.refusal(InetAddress.getByName(url.host()));
            if (refusal.isPresent()) {
                throw Unsendable.forbidden(url.host() + " may not be reached: " + refusal.get());
            }
        } catch (UnknownHostException noAddressAtAll) {
            throw Unsendable.forbidden(url.host() + " is no address");
        }
    }

    private void refuse(Unsendable unsendable, Hearing hearing) {
        try {
            clients.execute(() -> hearing.unsendable(unsendable));
        } catch (RejectedExecutionException closed) {
            hearing.unsendable(unsendable);
        }
    }

    Optional<Json> json(String body) {
        return json.apply(body);
    }

    InstantSource clock() {
        return clock;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Gives up what is under way; each request is heard of. Takes two seconds at most; may be called again. */
    @Override
    public void close() {
        stopping = true;
        clients.close();
    }
}
