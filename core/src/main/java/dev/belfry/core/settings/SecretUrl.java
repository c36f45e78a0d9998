package dev.belfry.core.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An {@code http} or {@code https} address that is a secret, as every webhook's is. Kept byte for byte, percent-escapes
 * and all; its text shows scheme and host only.
 */
public final class SecretUrl {
    private static final Pattern SEPARATOR = Pattern.compile("[/?&=;]");
    private static final int SHORTEST_SECRET = 8;

    private final String raw;
    private final URI uri;

    private SecretUrl(String raw, URI uri) {
        this.raw = raw;
        this.uri = uri;
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException when it is no absolute http(s) address; the message does not show it
     */
    public static SecretUrl of(String raw) {
        try {
            // getHost() is null for anything that is not a plain host: such an address is refused, not guessed at.
            URI uri = new URI(raw);
            if (uri.getHost() == null || !isWeb(uri)) {
                throw new IllegalArgumentException("is no address that starts with https:// and has a host");
            }
            if (uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException("has a user name or password in it; give those as headers");
            }
            return new SecretUrl(raw, uri);
        } catch (URISyntaxException shownWithoutItsText) {
            throw new IllegalArgumentException(
                    "is no valid address: character " + (shownWithoutItsText.getIndex() + 1) + " may not stand there");
        }
    }

    private static boolean isWeb(URI uri) {
        String scheme = uri.getScheme();
        return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    }

    /** The address itself. */
    public String reveal() {
        return raw;
    }

    /**
     * The text with {@code ***} wherever this address, or any part of its path or query that is long enough to be a
     * secret, stands in it as it is or decoded: services like to quote the path they were asked for.
     */
    public String hideIn(String text) {
        String hidden = text.replace(raw, toString());
        for (String part : parts()) {
            hidden = new Secret(part).hideIn(hidden);
        }
        return hidden;
    }

    private List<String> parts() {
        return Stream.of(uri.getRawPath(), uri.getPath(), uri.getRawQuery(), uri.getQuery())
                .filter(Objects::nonNull)
                .flatMap(SEPARATOR::splitAsStream)
                .filter(part -> part.length() >= SHORTEST_SECRET)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Lower-case {@code http} or {@code https}. */
    public String scheme() {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    /** The host as it was written, in brackets if it is an IPv6 address. Not secret. */
    public String host() {
        return uri.getHost();
    }

    /** The port, written or implied. */
    public int port() {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return scheme().equals("https") ? 443 : 80;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretUrl url && url.raw.equals(raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    @Override
    public String toString() {
        return scheme() + "://" + host() + "/***";
    }
}
