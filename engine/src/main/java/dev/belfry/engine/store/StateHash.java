package dev.belfry.engine.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Where a state lies: 64 bits of a digest that is salted with the store's uuid, so that nobody outside can make two keys
 * meet on purpose.
 */
final class StateHash {
    private final byte[] salt;

    StateHash(String uuid) {
        this.salt = uuid.getBytes(StandardCharsets.UTF_8);
    }

    /** The first place to look. */
    long of(StateAddress address) {
        MessageDigest digest = sha256();
        digest.update(salt);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, address.rule()));
        return ByteBuffer.wrap(digest.digest(address.key().getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** Where to look when another key lies at {@code taken}. */
    static long after(long taken) {
        return taken * 0x9E3779B97F4A7C15L + 1;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
