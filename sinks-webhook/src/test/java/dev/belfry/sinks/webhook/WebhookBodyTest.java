package dev.belfry.sinks.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belfry.core.alert.Alert;
import dev.belfry.testkit.sink.HostileTexts;
import dev.belfry.testkit.sink.RandomAlerts;
import dev.belfry.testkit.sink.SampleAlerts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookBodyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAGE = Path.of("../docs/webhook-body.md");

    @Test
    void isWhatThePageShows() throws Exception {
        assertThat(JSON.readTree(first("```json\n(.*?)```"))).isEqualTo(body(SampleAlerts.ordinary()));
    }

    @Test
    void hasTheMembersThePageExplainsInTheirOrder() throws Exception {
        List<String> explained = all("(?m)^\\| `([a-z-]+)` \\|");

        assertThat(members(body(SampleAlerts.ordinary()))).isEqualTo(explained);
    }

    @Test
    void alwaysHasEveryMember() throws Exception {
        assertThat(members(body(SampleAlerts.bare()))).isEqualTo(members(body(SampleAlerts.ordinary())));
    }

    @Test
    void saysThatItIsOverInARevisionOfItsOwn() throws Exception {
        JsonNode body = body(SampleAlerts.resolved());

        assertThat(body.path("status").asText()).isEqualTo("resolved");
        assertThat(body.path("revision").asInt()).isEqualTo(2);
        assertThat(body.path("id")).isEqualTo(body(SampleAlerts.ordinary()).path("id"));
    }

    static Stream<String> hostile() {
        return HostileTexts.all().filter(text -> !text.contains("\ud83d unpaired"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void carriesAnyTextUnchanged(String text) throws Exception {
        JsonNode body = body(SampleAlerts.saying(text));

        assertThat(body.path("title").asText()).isEqualTo(text);
        assertThat(body.path("text").asText()).isEqualTo(text);
        assertThat(body.at("/fields/host").asText()).isEqualTo(text);
        assertThat(body.at("/fields/labels/1").asText()).isEqualTo(text);
        assertThat(body.at("/links/0/title").asText()).isEqualTo(text);
    }

    @Test
    void isJsonWhateverIsInIt() throws Exception {
        for (Alert alert : RandomAlerts.some(200, 3).toList()) {
            assertThat(body(alert).path("id").asText()).isEqualTo(alert.id());
        }
    }

    private static List<String> members(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode body(Alert alert) throws Exception {
        return JSON.readTree(WebhookBody.of(SampleAlerts.notification(alert)).write());
    }

    private static String first(String pattern) throws Exception {
        return all("(?s)" + pattern).get(0);
    }

    private static List<String> all(String pattern) throws Exception {
        return Pattern.compile(pattern)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
