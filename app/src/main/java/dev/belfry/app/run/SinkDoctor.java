package dev.belfry.app.run;

import dev.belfry.app.http.OkHttpSender;
import dev.belfry.app.http.TlsWords;
import dev.belfry.app.http.Trust;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.DirectSink;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.engine.codec.DurationText;
import dev.belfry.engine.config.ConfiguredSink;
import dev.belfry.engine.config.HeartbeatSettings;
import dev.belfry.engine.http.Reach;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Finds out whether a sink's host can be reached and trusted, without posting anything there. */
public final class SinkDoctor {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final Duration SOON = Duration.ofDays(14);

    private final Trust trust;
    private final InstantSource clock;

    public SinkDoctor(Trust trust, InstantSource clock) {
        this.trust = trust;
        this.clock = clock;
    }

    public List<Finding> examine(ConfiguredSink sink) throws InterruptedException {
        if (sink.sink() instanceof DirectSink direct) {
            return direct.examine();
        }
        Notification sample = new Notification("test", SampleAlert.saying("test", clock), null);
        SecretUrl url = ((HttpSink) sink.sink())
                .request(sample, new Attempt(1, clock.instant()))
                .url();
        String hint = "    (nothing was posted; to post:  belfry send --sink " + sink.name() + " \"Hello\")";
        return examine(url, Plans.reach(sink), hint);
    }

    /** As for a sink. The address itself is not asked for: that would say that all is well. */
    public List<Finding> examine(HeartbeatSettings heartbeat) {
        return examine(heartbeat.url(), Heartbeat.reach(heartbeat), "    (it was not told that all is well)");
    }

    private List<Finding> examine(SecretUrl url, Reach reach, String hint) {
        Optional<String> refusal = OkHttpSender.refusal(url, reach);
        return List.of(refusal.isPresent() ? Finding.fail(refusal.get(), null) : reach(hint, url));
    }

    private Finding reach(String hint, SecretUrl url) {
        String place = url.host() + ":" + url.port();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(bare(url.host()), url.port()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            if (url.scheme().equals("http")) {
                return ok(hint, place + " is reachable, without TLS");
            }
            return certificate(hint, place, handshake(socket, url));
        } catch (SSLException e) {
            return Finding.fail(place + " is reachable, but " + TlsWords.of(e, url.host()), null);
        } catch (IOException e) {
            return Finding.fail(place + " cannot be reached: " + words(e), null);
        }
    }

    private @Nullable X509Certificate handshake(Socket socket, SecretUrl url) throws IOException {
        SSLSocket tls = (SSLSocket) trust.sockets().createSocket(socket, bare(url.host()), url.port(), false);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        Certificate[] certificates = tls.getSession().getPeerCertificates();
        return certificates.length > 0 && certificates[0] instanceof X509Certificate x509 ? x509 : null;
    }

    private Finding certificate(String hint, String place, @Nullable X509Certificate certificate) {
        if (certificate == null) {
            return ok(hint, place + " is reachable");
        }
        Instant end = certificate.getNotAfter().toInstant();
        Duration left = Duration.between(clock.instant(), end);
        String valid = place + " is reachable, certificate valid for " + DurationText.of(left);
        return left.compareTo(SOON) < 0
                ? Finding.warn(valid, "Whoever runs " + place + " has to renew it.")
                : ok(hint, valid);
    }

    private static Finding ok(String hint, String what) {
        return Finding.ok(what + hint);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String words(IOException e) {
        if (e instanceof UnknownHostException) {
            return "there is no host of that name";
        }
        if (e instanceof ConnectException) {
            return "the connection is refused";
        }
        return e instanceof SocketTimeoutException ? "no answer within 5 s" : String.valueOf(e.getMessage());
    }
}
