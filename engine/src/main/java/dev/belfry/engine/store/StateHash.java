package dev.belfry.engine.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a state is found by: 64 bits of a digest that is salted with the store's uuid, so that nobody outside can make two keys
 * meet on purpose.
 */
final class StateHash {
    private final byte[] salt;

    StateHash(String uuid) {
        this.salt = uuid.getBytes(StandardCharsets.UTF_8);
    }

    long of(StateAddress address) {
        MessageDigest digest = sha256();
        digest.update(salt);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, address.rule()));
        return ByteBuffer.wrap(digest.digest(address.key().getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
