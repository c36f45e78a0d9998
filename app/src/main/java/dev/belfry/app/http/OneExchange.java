package dev.belfry.app.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import okhttp3.Interceptor;
import okhttp3.Response;

import static java.util.Objects.requireNonNull;

/**
 * Sees to it that a call writes its request once. Stands between OkHttp's own repeating and the wire.
 *
 * <p>OkHttp has ideas about some statuses, whatever it was told about retries: it repeats a request by itself when a 503
 * says {@code Retry-After: 0}, and takes a 407 from anything but a proxy for a broken answer. So it is shown a 200 for
 * every refusal and redirect; the trail has kept what really came. Should it find another reason, in another version, the
 * second try ends here, and the call fails instead of telling somebody twice.
 */
final class OneExchange implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Trail trail = requireNonNull(chain.request().tag(Trail.class));
        if (trail.mayHaveBeenSeen()) {
            throw new IOException("a second exchange in one call");
        }
        Response response = chain.proceed(chain.request());
        boolean invites = response.code() >= 300 && response.code() != HttpURLConnection.HTTP_NOT_MODIFIED;
        return invites ? response.newBuilder().code(200).build() : response;
    }
}
