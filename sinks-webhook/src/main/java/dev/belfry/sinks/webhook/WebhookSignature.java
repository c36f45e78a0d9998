package dev.belfry.sinks.webhook;

import dev.belfry.core.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures after Standard Webhooks 1.0.0, scheme v1: HMAC-SHA256 over id, time and body. */
final class WebhookSignature {
    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";

    static final List<String> HEADERS = List.of(ID, TIMESTAMP, SIGNATURE);

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;

    private WebhookSignature() {}

    /** Refuses what is no secret for this scheme. */
    static void check(Secret secret) {
        int length = lengthOfKey(secret);
        if (length < SHORTEST_KEY || length > LONGEST_KEY) {
            throw new IllegalArgumentException("signing-secret must be whsec_ and then 24 to 64 random bytes in base64;"
                    + " to make one: echo whsec_$(openssl rand -base64 32)");
        }
    }

    /** The headers that sign a body, with one signature for each secret. */
    static Map<String, String> headers(List<Secret> secrets, String id, Instant at, String body) {
        String time = Long.toString(at.getEpochSecond());
        byte[] signed = (id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8);
        String signatures = secrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(hmac(secret, signed)))
                .collect(Collectors.joining(" "));
        return Map.of(ID, id, TIMESTAMP, time, SIGNATURE, signatures);
    }

    private static byte[] hmac(Secret secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(ALGORITHM + " is missing from this JDK", everyJdkHasIt);
        }
    }

    private static int lengthOfKey(Secret secret) {
        try {
            return key(secret).length;
        } catch (IllegalArgumentException noBase64) {
            return 0;
        }
    }

    private static byte[] key(Secret secret) {
        String text = secret.reveal();
        String encoded = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        return Base64.getDecoder().decode(encoded);
    }
}
