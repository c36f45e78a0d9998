package dev.belfry.core.text;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlertTextTest {
    @Test
    void saysHowItStandsInAWord() {
        assertThat(AlertText.headline(alert(Status.FIRING, "LT-4711 is back online")))
                .isEqualTo("Critical: LT-4711 is back online");
        assertThat(AlertText.headline(alert(Status.RESOLVED, "LT-4711 is back online")))
                .isEqualTo("Resolved: LT-4711 is back online");
    }

    @Test
    void keepsTheHeadlineOnOneLineWithNothingInvisible() {
        assertThat(AlertText.headline(alert(Status.FIRING, "a\nb\u202e"))).isEqualTo("Critical: a\\u{a}b\\u{202e}");
    }

    @Test
    void saysWhereItComesFrom() {
        assertThat(AlertText.origin(alert(Status.FIRING, "")))
                .isEqualTo("Rule back-online, source dfir, alert k7f3-1042");
        assertThat(AlertText.origin(alert(Status.RESOLVED, ""))).endsWith(", alert k7f3-1042, was critical");
    }

    private static Alert alert(Status status, String title) {
        return new Alert(
                "k7f3-1042",
                1,
                status,
                "d41d8cd9",
                new Origin("back-online", "dfir", "key"),
                new Content(Severity.CRITICAL, title, "", Json.object(), List.of()),
                Instant.EPOCH);
    }
}
