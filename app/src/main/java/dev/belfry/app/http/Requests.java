package dev.belfry.app.http;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.text.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Turns a sink's request into OkHttp's, or says why it cannot be sent. */
final class Requests {
    /** OkHttp would write any method into the request line, and a colon into a header's name. */
    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]{0,19}");

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}");

    /** They say how the message travels, which is the host's affair. */
    private static final Set<String> HOSTS_OWN = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final String USER_AGENT = userAgent();

    private Requests() {}

    static Request of(HttpRequest request, Trail trail) throws Unsendable {
        Request.Builder builder =
                new Request.Builder().url(ExactUrl.of(request.url())).tag(Trail.class, trail);
        builder.header("User-Agent", USER_AGENT);
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            add(builder, header.getKey(), header.getValue());
        }
        return withBody(builder, request.method(), request.body());
    }

    private static void add(Request.Builder builder, String name, String value) throws Unsendable {
        if (!HEADER.matcher(name).matches()) {
            throw Unsendable.malformed("a header cannot be named " + VisibleText.line(name, 40));
        }
        if (HOSTS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw Unsendable.malformed("the header " + name + " is set by Belfry itself; leave it out");
        }
        try {
            builder.header(name, value);
        } catch (IllegalArgumentException itsTextShowsTheValue) {
            throw Unsendable.malformed(
                    "the header " + name + " has a character that may not be sent; use printable ASCII");
        }
    }

    private static Request withBody(Request.Builder builder, String method, @Nullable String body) throws Unsendable {
        if (!METHOD.matcher(method).matches()) {
            throw Unsendable.malformed("the method is not one: use POST, PUT or another in upper case");
        }
        boolean bodiless = method.equals("GET") || method.equals("HEAD");
        if (bodiless && body != null) {
            throw Unsendable.malformed("a " + method + " cannot carry a body");
        }
        return builder.method(method, bodiless ? null : utf8(body)).build();
    }

    private static RequestBody utf8(@Nullable String body) {
        return RequestBody.create(Objects.requireNonNullElse(body, "").getBytes(StandardCharsets.UTF_8), null);
    }

    private static String userAgent() {
        String version = Requests.class.getPackage().getImplementationVersion();
        return version == null ? "Belfry" : "Belfry/" + version;
    }
}
