package dev.belfry.core.sink;

import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.text.CodePoints;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerTextTest {
    @ParameterizedTest
    @CsvSource({
        "'',                  ''",
        "no such channel,     no such channel",
        "' two\nlines ',      two\\u{a}lines",
        "<html>502</html>,    ''",
        "' <!DOCTYPE html>',  ''",
    })
    void isTheBodyUnlessThatIsAPage(String body, String line) {
        assertThat(AnswerText.line(new Answer(body, null), UnaryOperator.identity()))
                .isEqualTo(line);
    }

    @Test
    void isWhatJsonExplains() {
        JsonObject problem = Json.object()
                .with("type", "about:blank")
                .with("title", "Not allowed")
                .with("status", Json.of(403))
                .with("detail", "The token is read-only.");
        JsonObject nested = Json.object()
                .with("error", Json.object().with("code", "Nope").with("message", "Not you."))
                .with("message", "Not you.");

        assertThat(line(problem)).isEqualTo("Not allowed: The token is read-only.");
        assertThat(line(nested)).isEqualTo("Nope: Not you.");
    }

    @Test
    void isTheBodyWhenJsonExplainsNothing() {
        assertThat(line(Json.of("gone"))).isEqualTo("\"gone\"");
        assertThat(line(Json.object().with("error", ""))).isEqualTo("{\"error\":\"\"}");
    }

    @Test
    void hidesSecretsBeforeItCuts() {
        String body = "x".repeat(190) + " and s3cr3t-token that goes on";

        String line = AnswerText.line(new Answer(body, null), new Secret("s3cr3t-token")::hideIn);

        assertThat(line).contains("***").doesNotContain("s3cr");
        assertThat(CodePoints.count(line)).isEqualTo(200);
    }

    @Test
    void countsWhatItMadeVisible() {
        String line = AnswerText.line(new Answer("\u202e".repeat(150), null), UnaryOperator.identity());

        assertThat(line).startsWith("\\u{202e}\\u{202e}").endsWith("\\u{202e}…").hasSize(193);
    }

    private static String line(Json json) {
        return AnswerText.line(new Answer(json.write(), json), UnaryOperator.identity());
    }

    private record Answer(String body, @Nullable Json tree) implements HttpResponse {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Json> json() {
            return Optional.ofNullable(tree);
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.empty();
        }
    }
}
