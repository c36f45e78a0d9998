package dev.belfry.testkit.sink;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** Answers a hostile service gives: everything it was sent, and everything we would rather not see. */
final class Answers {
    private Answers() {}

    static Stream<CannedResponse> quoting(int status, List<String> secrets) {
        Stream<String> plain = Stream.of("", "ok", "ok\n", "OK", "true", "1", "{}", "<html><title>502</title></html>");
        Stream<String> quotes = secrets.stream().map(secret -> "you sent " + secret + " and " + secret);
        return Stream.of(plain, HostileTexts.all(), quotes)
                .flatMap(texts -> texts)
                .flatMap(text -> saying(status, text));
    }

    private static Stream<CannedResponse> saying(int status, String text) {
        return Stream.of(
                CannedResponse.of(status, text).header("Content-Type", "text/plain"),
                CannedResponse.of(status, text).header("Content-Type", "application/json"),
                CannedResponse.of(status).json(error(text)),
                CannedResponse.of(status).json(Json.of(text)));
    }

    /** The shapes in which services explain themselves, all at once. */
    private static JsonObject error(String text) {
        return Json.object()
                .with("ok", Json.of(false))
                .with("error", Json.object().with("code", text).with("message", text))
                .with("message", text)
                .with("title", text)
                .with("detail", text);
    }
}
