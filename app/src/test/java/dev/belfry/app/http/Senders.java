package dev.belfry.app.http;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.json.Json;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.engine.http.Reach;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Senders, requests and reaches as the tests of this package use them. */
final class Senders {
    /** In every address that is used here, and in no word that may be shown. */
    static final String SECRET = "s3cr3t";

    static final String PATH = "/services/" + SECRET + "?sig=" + SECRET;

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));

    /** As a sink has it when nothing is said. */
    static final Reach DEFAULT = new Reach(false, false, Duration.ofSeconds(20));

    static final Reach INSECURE = new Reach(true, false, Duration.ofSeconds(20));

    /** For calls that are to run into their time-out. */
    static final Reach HASTY = new Reach(false, false, Duration.ofMillis(300));

    private Senders() {}

    static OkHttpSender sender(Trust trust) {
        return new OkHttpSender(trust, 64, Senders::json, CLOCK);
    }

    static OkHttpSender sender() {
        return sender(Trust.ofSystem());
    }

    static OkHttpSender resolving(BoundedDns.Names names) {
        return new OkHttpSender(new Clients(Trust.ofSystem(), 64, names), Senders::json, CLOCK);
    }

    static OkHttpSender resolving(InetAddress... addresses) {
        return resolving(host -> addresses);
    }

    static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private static Optional<Json> json(String text) {
        return text.startsWith("{") ? Optional.of(Json.of(text)) : Optional.empty();
    }

    static HttpRequest get(String url) {
        return new HttpRequest("GET", SecretUrl.of(url), Map.of(), null);
    }

    static HttpRequest post(String url) {
        return HttpRequest.post(SecretUrl.of(url), Json.object().with("text", Json.of("hello")));
    }

    static Heard send(OkHttpSender sender, HttpRequest request, Reach reach) {
        Heard heard = new Heard();
        sender.send(request, reach, heard);
        return heard;
    }

    static Heard send(OkHttpSender sender, String url) {
        return send(sender, post(url), DEFAULT);
    }
}
