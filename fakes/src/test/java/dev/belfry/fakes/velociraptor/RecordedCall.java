package dev.belfry.fakes.velociraptor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.belfry.velociraptor.protocol.VQLCollectorArgs;
import dev.belfry.velociraptor.protocol.VQLEnv;
import dev.belfry.velociraptor.protocol.VQLRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** A call of a real server, as it was asked and as it was answered. */
record RecordedCall(String user, VQLCollectorArgs args, Answer answer) {
    static RecordedCall read(String name) {
        try (InputStream in =
                Objects.requireNonNull(RecordedCall.class.getResourceAsStream("recordings/" + name + ".jsonl"), name)) {
            byte[] bytes = in.readAllBytes();
            String text = new String(bytes, StandardCharsets.UTF_8);
            JsonObject header = JsonParser.parseString(text.substring(0, text.indexOf('\n')))
                    .getAsJsonObject();
            return new RecordedCall(
                    header.get("user").getAsString(), args(header), Recording.read(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** When the call was made; without any message, never mind when. */
    Instant time() {
        return answer.messages().stream()
                .findFirst()
                .map(first -> Instant.EPOCH.plus(first.getTimestamp(), ChronoUnit.MICROS))
                .orElse(Instant.ofEpochSecond(1_795_491_671));
    }

    private static VQLCollectorArgs args(JsonObject header) {
        VQLCollectorArgs.Builder args = VQLCollectorArgs.newBuilder()
                .setMaxRow(header.get("max_row").getAsLong())
                .setMaxWait(header.get("max_wait").getAsLong())
                .setOrgId(header.get("org_id").getAsString());
        header.getAsJsonObject("env")
                .asMap()
                .forEach((key, value) ->
                        args.addEnv(VQLEnv.newBuilder().setKey(key).setValue(value.getAsString())));
        for (JsonElement vql : queries(header.get("query"))) {
            args.addQuery(VQLRequest.newBuilder().setVQL(vql.getAsString()).setName("q" + args.getQueryCount()));
        }
        return args.build();
    }

    private static JsonArray queries(JsonElement query) {
        if (query.isJsonArray()) {
            return query.getAsJsonArray();
        }
        JsonArray one = new JsonArray();
        one.add(query);
        return one;
    }
}
