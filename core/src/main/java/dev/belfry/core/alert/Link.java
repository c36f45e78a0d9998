package dev.belfry.core.alert;

import java.net.URI;

/**
 * Somewhere to look further.
 *
 * @param title what the reader finds there, as plain text
 * @param target an absolute {@code http} or {@code https} address, built from validated parts only
 */
public record Link(String title, URI target) {
    /** Refuses any other kind of address with an {@link IllegalArgumentException}. */
    public Link {
        if (!isWeb(target)) {
            throw new IllegalArgumentException("a link goes to an http or https address");
        }
    }

    private static boolean isWeb(URI target) {
        String scheme = target.getScheme();
        return target.getHost() != null && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
    }
}
