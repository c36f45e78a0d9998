package dev.belfry.velociraptor.clients;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A client's id, {@code C.} and hexadecimal digits, in all but the root organisation followed by the organisation's. It
 * has been looked at: it fits into a link or a query as it is.
 */
record ClientId(String text) {
    private static final Pattern VALID = Pattern.compile("C\\.[a-z0-9]+(-[A-Za-z0-9]+)?");

    /** Real ones have 18 letters, and up to 6 more in an organisation. */
    private static final int LONGEST = 64;

    static Optional<ClientId> parse(String text) {
        return text.length() <= LONGEST && VALID.matcher(text).matches()
                ? Optional.of(new ClientId(text))
                : Optional.empty();
    }
}
