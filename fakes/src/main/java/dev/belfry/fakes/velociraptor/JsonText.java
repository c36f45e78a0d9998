package dev.belfry.fakes.velociraptor;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import java.util.Optional;

/** Reads JSON into String, Long, Double, Boolean, List and Map. */
final class JsonText {
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private JsonText() {}

    /** Empty for what is no JSON, and for null. */
    static Optional<Object> read(String text) {
        try {
            return Optional.ofNullable(GSON.fromJson(text, Object.class));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
