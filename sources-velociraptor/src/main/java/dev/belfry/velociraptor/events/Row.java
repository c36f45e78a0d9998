package dev.belfry.velociraptor.events;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonNumber;
import dev.belfry.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of a queue, the same whether it was heard live or read in history. There {@code _ts} is seconds or milliseconds,
 * {@code _Source} the artifact or a user (seen on 0.77.2).
 *
 * @param columns less those that depend on how it was read
 * @param time the server's
 */
record Row(JsonObject columns, Instant time) {
    private static final Set<String> OURS = Set.of("_ts", "_Source", "_k", "_client");
    /** The smallest time in milliseconds that is one; in seconds it is the year 5138. */
    private static final long FIRST_MILLISECOND = 100_000_000_000L;

    private static final Pattern CLIENT = Pattern.compile("C\\.[a-z0-9]+(-[A-Za-z0-9]+)?");
    private static final int LONGEST_CLIENT = 64;

    /** When the server's clock stood where this heartbeat says; empty for a row that is none. */
    static Optional<Instant> heartbeat(JsonObject row) {
        return row.text("_k").filter("hb"::equals).map(heartbeat -> time(row, "Now", Instant.EPOCH));
    }

    /** @param other its time, should it have none of its own */
    static Row of(JsonObject row, Instant other) {
        Map<String, Json> columns = new LinkedHashMap<>(row.members());
        columns.keySet().removeAll(OURS);
        row.text("_client").ifPresent(client -> columns.putIfAbsent("ClientId", Json.of(client)));
        return new Row(new JsonObject(columns), time(row, "_ts", other));
    }

    /** The client it is about; empty when it is about none, or about no client there can be. */
    Optional<String> client() {
        JsonObject details = columns.object("details").orElse(Json.object());
        return Stream.of(columns.text("ClientId"), columns.text("client_id"), details.text("client_id"))
                .flatMap(Optional::stream)
                .filter(id ->
                        id.length() <= LONGEST_CLIENT && CLIENT.matcher(id).matches())
                .findFirst();
    }

    /** Of all it says but its time, 64 bits. */
    String hash() {
        try {
            String text = new JsonObject(new TreeMap<>(columns.members())).write();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Instant time(JsonObject row, String column, Instant other) {
        if (!(row.get(column) instanceof JsonNumber number) || number.value().precision() > 19) {
            return other;
        }
        try {
            long value = (long) number.value().doubleValue();
            if (value <= 0) {
                return other;
            }
            return value < FIRST_MILLISECOND ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
        } catch (DateTimeException beyondTime) {
            return other;
        }
    }
}
