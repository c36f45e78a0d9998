package dev.belfry.sinks.webhook;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** How to log in: with a token (RFC 6750), or with a name and a password (RFC 7617, in UTF-8). */
record WebhookAuth(
        @Setting("Token, sent as Authorization: Bearer.") @Nullable
        Secret bearer,

        @Setting("User, sent with the password as Authorization: Basic.") @Nullable
        String user,

        @Setting("The user's password.") @Nullable Secret password) {
    WebhookAuth {
        boolean isBasic = user != null && password != null;
        boolean isHalf = (user != null) != (password != null);
        if (isHalf || isBasic == (bearer != null)) {
            throw new IllegalArgumentException("auth takes bearer, or user and password");
        }
        if (user != null && !user.matches("[^:\\p{Cntrl}]+")) {
            throw new IllegalArgumentException("auth.user must have no colon in it, and not be empty");
        }
        if (bearer != null && !bearer.reveal().matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("auth.bearer has characters that no token has");
        }
    }

    /** The value of the Authorization header. */
    String header() {
        return bearer == null ? "Basic " + credentials() : "Bearer " + bearer.reveal();
    }

    /** The text without the token or the password, nor both encoded. */
    String hideIn(String text) {
        if (bearer != null) {
            return bearer.hideIn(text);
        }
        String hidden = new Secret(credentials()).hideIn(text);
        return password == null ? hidden : password.hideIn(hidden);
    }

    private String credentials() {
        String plain = user + ":" + (password == null ? "" : password.reveal());
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
