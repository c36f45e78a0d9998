package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Origin;
import dev.belfry.engine.store.AlertRow;
import dev.belfry.engine.store.Identity;
import dev.belfry.engine.store.StateAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How alerts are called, and how one is read back from the store. */
final class AlertBook {
    private static final int DEDUP_BYTES = 16;
    /** Hexadecimal digits of it: as many as a long has. */
    private static final int LANE_DIGITS = 16;

    private final Identity identity;
    private final Names rules;
    private final Names sources;

    AlertBook(Identity identity, Catalogue names) {
        this.identity = identity;
        this.rules = names.rules();
        this.sources = names.sources();
    }

    /** The name of an alert for people. */
    String id(long first) {
        return identity.alertId(first);
    }

    /** The number of a source; 0 for none. */
    int sourceNumber(String name) {
        return name.isEmpty() ? 0 : sources.number(name);
    }

    /** The name of a source; empty for none. */
    String sourceName(int number) {
        return orEmpty(sources.name(number));
    }

    Alert read(AlertRow row) {
        Origin origin = new Origin(orEmpty(rules.name(row.rule())), sourceName(row.source()), row.subject());
        return new Alert(
                id(row.first()),
                row.revision(),
                row.status(),
                dedupKey(new StateAddress(row.rule(), row.subject())),
                origin,
                StoreText.content(row.content()),
                row.raisedAt());
    }

    /** Short enough for every service, and the same for every alert of this rule and key. */
    String dedupKey(StateAddress address) {
        MessageDigest digest = sha256();
        digest.update(identity.uuid().getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, address.rule()));
        byte[] bytes = digest.digest(address.key().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(bytes, 0, DEDUP_BYTES);
    }

    /** Which of a sink's deliveries go one after the other. */
    static long lane(Alert alert) {
        return Long.parseUnsignedLong(alert.dedupKey(), 0, LANE_DIGITS, 16);
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
