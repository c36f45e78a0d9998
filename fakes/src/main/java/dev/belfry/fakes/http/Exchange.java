package dev.belfry.fakes.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer. What the client no longer wants to hear is no error here. */
final class Exchange {
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    /** More than any service takes, and little enough to keep. */
    private static final int LONGEST_BODY = 4 << 20;

    private final HttpExchange http;
    private final ScheduledExecutorService scheduler;

    Exchange(HttpExchange http, ScheduledExecutorService scheduler) {
        this.http = http;
        this.scheduler = scheduler;
    }

    String method() {
        return http.getRequestMethod();
    }

    String target() {
        return http.getRequestURI().toString();
    }

    Map<String, String> headers() {
        Map<String, String> first = new TreeMap<>();
        http.getRequestHeaders().forEach((name, values) -> first.put(name, values.get(0)));
        return first;
    }

    String body() throws IOException {
        InputStream in = http.getRequestBody();
        return new String(in.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
    }

    void answer(Reply reply) {
        byte[] body = bytes(reply);
        try (http) {
            begin(reply, body.length);
            if (body.length > 0) {
                http.getResponseBody().write(body);
            }
        } catch (IOException e) {
            log.debug("Nobody waits for the answer", e);
        }
    }

    /** Answers with so many bytes instead of the reply's body. */
    void stream(Reply reply, long bytes, int chunk) {
        byte[] noise = new byte[chunk];
        Arrays.fill(noise, (byte) 'x');
        try (http;
                OutputStream out = http.getResponseBody()) {
            reply.headers().forEach(http.getResponseHeaders()::set);
            http.sendResponseHeaders(reply.status(), 0);
            for (long left = bytes; left > 0; left -= chunk) {
                out.write(noise, 0, (int) Math.min(left, chunk));
            }
        } catch (IOException e) {
            log.debug("The client has had enough", e);
        }
    }

    /** Answers one byte at a time. */
    void trickle(Reply reply, Duration pause) {
        byte[] body = bytes(reply);
        try {
            begin(reply, body.length);
            drip(body, 0, pause);
        } catch (IOException e) {
            log.debug("Nobody waits for the answer", e);
            http.close();
        }
    }

    private void drip(byte[] body, int at, Duration pause) {
        if (at == body.length) {
            http.close();
            return;
        }
        later(pause, () -> {
            try {
                http.getResponseBody().write(body, at, 1);
                http.getResponseBody().flush();
                drip(body, at + 1, pause);
            } catch (IOException e) {
                log.debug("The client has had enough", e);
                http.close();
            }
        });
    }

    /** Answers with the first half of what it announces. */
    void truncate(Reply reply) {
        byte[] body = bytes(reply);
        try (http) {
            begin(reply, Math.max(2, body.length));
            http.getResponseBody().write(body, 0, body.length / 2);
            http.getResponseBody().flush();
        } catch (IOException e) {
            log.debug("Nobody waits for the answer", e);
        }
    }

    private void begin(Reply reply, int length) throws IOException {
        reply.headers().forEach(http.getResponseHeaders()::set);
        http.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
    }

    private static byte[] bytes(Reply reply) {
        return reply.body().getBytes(StandardCharsets.UTF_8);
    }

    /** Closes the connection. */
    void drop() {
        http.close();
    }

    void later(Duration pause, Runnable action) {
        Future<?> unused = scheduler.schedule(action, pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
