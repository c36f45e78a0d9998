package dev.belfry.fakes.velociraptor;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.belfry.velociraptor.protocol.VQLRequest;
import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded answer: UTF-8 lines of JSON. The first describes the call; then one {@code {"message": {...}}} per
 * VQLResponse, fields by their proto names, 64-bit numbers as strings; the last is {@code {"status", "details"}}.
 */
final class Recording {
    private Recording() {}

    static Answer read(InputStream in) throws IOException {
        List<VQLResponse> messages = new ArrayList<>();
        Status status = Status.OK;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonObject entry = JsonParser.parseString(line).getAsJsonObject();
            if (entry.has("message")) {
                messages.add(message(entry.getAsJsonObject("message")));
            } else if (entry.has("status")) {
                status = Status.Code.valueOf(entry.get("status").getAsString())
                        .toStatus()
                        .withDescription(entry.get("details").getAsString());
            }
        }
        return new Answer(messages, status);
    }

    private static VQLResponse message(JsonObject json) {
        VQLResponse.Builder message = VQLResponse.newBuilder()
                .setResponse(text(json, "Response"))
                .setLog(text(json, "log"))
                .setTimestamp(number(json, "timestamp"))
                .setQueryId(number(json, "query_id"))
                .setPart(number(json, "part"));
        if (json.has("Columns")) {
            json.getAsJsonArray("Columns").forEach(column -> message.addColumns(column.getAsString()));
        }
        if (json.has("Query")) {
            JsonObject query = json.getAsJsonObject("Query");
            message.setQuery(VQLRequest.newBuilder().setVQL(text(query, "VQL")).setName(text(query, "Name")));
        }
        return message.build();
    }

    private static String text(JsonObject json, String field) {
        JsonElement value = json.get(field);
        return value == null ? "" : value.getAsString();
    }

    private static long number(JsonObject json, String field) {
        JsonElement value = json.get(field);
        return value == null ? 0 : value.getAsLong();
    }
}
