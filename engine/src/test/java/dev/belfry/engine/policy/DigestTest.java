package dev.belfry.engine.policy;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DigestTest {
    private static final Instant SINCE = Instant.parse("2026-11-24T06:50:37Z");
    private static final StormTerms TERMS = new StormTerms(20, Duration.ofMinutes(1), List.of());

    private final Tally tally = new Tally();

    private static Alert alert(String host, String os, Severity severity) {
        JsonObject fields = JsonObject.builder().put("host", host).put("os", os).build();
        Content content = new Content(severity, host + " is back online", "", fields, List.of());
        return new Alert("k7f3-1", 1, Status.FIRING, "d", new Origin("back-online", "dfir", host), content, SINCE);
    }

    private Content content(Status status) {
        return new Digest(tally.counted(), SINCE, TERMS, "k7f3-1042").content(status, SINCE.plusSeconds(75));
    }

    @Test
    void saysHowManySinceWhenOfWhatAndHowToListThem() {
        tally.add(alert("LT-1", "windows", Severity.WARNING));
        tally.add(alert("LT-2", "linux", Severity.INFO));
        tally.add(alert("LT-3", "windows", Severity.INFO));
        tally.update(alert("LT-3", "windows", Severity.INFO));
        Content content = content(Status.FIRING);
        assertThat(content.title()).isEqualTo("3 alerts in 1 min 15 s, told as one");
        assertThat(content.severity()).isEqualTo(Severity.WARNING);
        assertThat(content.text())
                .startsWith("LT-1, LT-2, LT-3.\nMore than 20 alerts came within 1 min,")
                .endsWith("belfry deliveries --digest k7f3-1042");
        assertThat(content.fields().write())
                .isEqualTo("{\"alerts\":3,\"updates\":1,\"since\":\"2026-11-24T06:50:37Z\","
                        + "\"severity\":\"info 2, warning 1\",\"rule\":\"back-online 3\","
                        + "\"os\":\"windows 2, linux 1\"}");
    }

    @Test
    void saysTillWhenOnceItIsOver() {
        tally.add(alert("LT-1", "windows", Severity.INFO));
        assertThat(content(Status.RESOLVED).title()).startsWith("1 alert in");
        assertThat(content(Status.RESOLVED).fields().text("till")).contains("2026-11-24T06:51:52Z");
        assertThat(content(Status.FIRING).fields().text("till")).isEmpty();
    }

    @Test
    void isBoundedHoweverManyThereAreAndWhateverTheySay() {
        for (int i = 0; i < 20_000; i++) {
            tally.add(alert("\u202E\n" + "x".repeat(i % 700) + i, "os " + i + "\n\u0000", Severity.INFO));
        }
        Content content = content(Status.FIRING);
        assertThat(content.text().length()).isLessThan(2_500);
        assertThat(content.text()).contains("and 19,9").contains(" more.");
        assertThat(content.fields().write().length()).isLessThan(1_500);
        assertThat(content.fields().text("os").orElseThrow()).contains(", others 19,994");
        assertThat(content.title()).startsWith("20,000 alerts");
    }

    @Test
    void goesOnFromWhatWasStored() {
        tally.add(alert("LT-1", "windows", Severity.CRITICAL));
        RecordCodec<Tally.Counted> codec = RecordCodec.of(Tally.Counted.class);
        Tally again = Tally.of(codec.decode(codec.encode(tally.counted())));
        again.add(alert("LT-2", "windows", Severity.INFO));
        tally.add(alert("LT-2", "windows", Severity.INFO));
        assertThat(again.counted()).isEqualTo(tally.counted());
    }
}
