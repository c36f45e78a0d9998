package dev.belfry.app.http;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

import static java.util.Objects.requireNonNull;

/**
 * Reads an answer's decoded body, up to 64 KiB, while the call is still under its allowance. What is left of a longer
 * one is not waited for: closing it gives up the connection after a tenth of a second.
 */
final class WholeAnswer implements Interceptor {
    static final long LONGEST = 64 << 10;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Allowance.begin(Duration.ofNanos(chain.call().timeout().timeoutNanos()));
        try (Response response = chain.proceed(chain.request())) {
            return response.newBuilder().body(cut(response.body())).build();
        } finally {
            requireNonNull(chain.request().tag(Trail.class)).received(Allowance.end());
        }
    }

    private static ResponseBody cut(ResponseBody body) throws IOException {
        BufferedSource source = body.source();
        // Reads until that much is there, or the end; throws when the end comes too early.
        source.request(LONGEST + 1);
        long length = Math.min(LONGEST, source.getBuffer().size());
        return ResponseBody.create(source.readByteArray(length), body.contentType());
    }
}
