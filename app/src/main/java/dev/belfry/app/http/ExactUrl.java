package dev.belfry.app.http;

import dev.belfry.core.settings.SecretUrl;
import okhttp3.HttpUrl;

/**
 * Reads an address so that what is sent is what was configured, byte for byte. OkHttp keeps percent-escapes, yet it
 * resolves {@code ..}, escapes a few characters on its own and leaves out what follows {@code #}. A signature in the
 * address would not survive that, so such an address is refused rather than changed.
 *
 * <p>A port that the scheme implies, as Teams' {@code :443}, is connected to and left out of the Host header: it is no
 * part of the request line.
 */
final class ExactUrl {
    private ExactUrl() {}

    static HttpUrl of(SecretUrl address) throws Unsendable {
        String raw = address.reveal();
        HttpUrl url = HttpUrl.parse(raw);
        if (url == null) {
            throw Unsendable.malformed("the address has a host or port that does not exist");
        }
        int start = afterAuthority(raw);
        String written = raw.substring(start);
        String sent = target(url);
        // "https://host?a=b" asks for "/?a=b": nothing else can be sent.
        int added = written.startsWith("/") ? 0 : 1;
        if (!sent.substring(added).equals(written)) {
            int character = start + firstDifference(sent.substring(added), written) + 1;
            throw Unsendable.malformed("the address would not be sent as it is written, from character " + character
                    + " on; write it there as it is to be sent, with %-escapes, without .. and #");
        }
        return url;
    }

    private static int afterAuthority(String raw) {
        int start = raw.indexOf("://") + 3;
        while (start < raw.length() && "/?#".indexOf(raw.charAt(start)) < 0) {
            start++;
        }
        return start;
    }

    private static String target(HttpUrl url) {
        String query = url.encodedQuery();
        return query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
    }

    private static int firstDifference(String one, String other) {
        int i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
