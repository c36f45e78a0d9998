package dev.belfry.core.sink;

import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.text.VisibleText;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a service says in its answer, as one line that can be shown. */
public final class AnswerText {
    private static final int LONGEST = 200;

    /** How services name what they say, RFC 9457's problem details among them. */
    private static final List<String> NAMES =
            List.of("code", "title", "error", "message", "detail", "reason", "error_description");

    private AnswerText() {}

    /**
     * The explanation in a body of JSON, or else the body; at most 200 code points, nothing invisible among them. Empty
     * when there is none, or only a page for browsers.
     *
     * @param hide takes the secrets out: services quote what they were sent
     */
    public static String line(HttpResponse response, UnaryOperator<String> hide) {
        String said = response.json().map(AnswerText::explanation).orElse("");
        String text = said.isEmpty() ? response.body().strip() : said;
        return text.startsWith("<") ? "" : VisibleText.line(hide.apply(text), LONGEST);
    }

    private static String explanation(Json json) {
        return json instanceof JsonObject object
                ? texts(object).filter(text -> !text.isBlank()).distinct().collect(Collectors.joining(": "))
                : "";
    }

    private static Stream<String> texts(JsonObject object) {
        Stream<String> within = object.object("error").stream().flatMap(AnswerText::texts);
        return Stream.concat(within, NAMES.stream().flatMap(name -> object.text(name).stream()));
    }
}
