package dev.belfry.app.run;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.engine.config.HeartbeatSettings;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.Reach;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.store.SqliteStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeartbeatTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final SecretUrl SWITCH = SecretUrl.of("https://switch.example/ping/0123456789");

    @TempDir
    Path folder;

    private final List<HttpRequest> sent = new ArrayList<>();
    private Instant now = START;
    private Path file;

    @BeforeEach
    void store() {
        file = folder.resolve("belfry.db");
        SqliteStores.open(file, START, StoreText::receipt).close();
    }

    private Heartbeat heartbeat(HttpSender sender) {
        HeartbeatSettings settings =
                new HeartbeatSettings(SWITCH, Duration.ofMinutes(1), Duration.ofMinutes(15), false, false);
        Wellness wellness = new Wellness(Set.of("dfir"), Set.of("slack"), settings.limit(), new Silences());
        return new Heartbeat(
                settings,
                wellness,
                () -> SqliteStores.openForReading(file),
                sender,
                () -> now,
                () -> Duration.between(START, now));
    }

    private void record(HttpRequest request, Reach reach, HttpSender.Callback callback) {
        sent.add(request);
        callback.failed(new SendFailure(SendFailure.Kind.UNSENT, "connection refused by switch.example:443"));
    }

    @Test
    void asksForTheAddressWhileAllIsWell() {
        heartbeat(this::record).beat();

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).method()).isEqualTo("GET");
        assertThat(sent.get(0).url()).isSameAs(SWITCH);
        assertThat(sent.get(0).body()).isNull();
    }

    @Test
    void stopsAtTheFirstBeatAfterTheLimit() {
        Heartbeat heartbeat = heartbeat(this::record);
        heartbeat.beat();
        now = START.plus(Duration.ofMinutes(15));
        heartbeat.beat();
        now = now.plusSeconds(1);
        heartbeat.beat();

        assertThat(sent).hasSize(2);
    }

    @Test
    void aStoreThatCannotBeReadIsNoGoodSign() throws Exception {
        Files.writeString(file, "torn ".repeat(10_000));

        assertThatCode(heartbeat(this::record)::beat).doesNotThrowAnyException();
        assertThat(sent).isEmpty();
    }

    @Test
    void aSwitchThatDoesNotAnswerDoesNotStopIt() {
        Heartbeat heartbeat = heartbeat(this::record);
        heartbeat.beat();
        heartbeat.beat();

        assertThat(sent).hasSize(2);
    }

    @Test
    void aHeartThatRacesIsRefused() {
        assertThatThrownBy(() ->
                        new HeartbeatSettings(SWITCH, Duration.ofMillis(10), Duration.ofMinutes(15), false, false))
                .hasMessage("every must be 1s or longer");
        assertThatThrownBy(
                        () -> new HeartbeatSettings(SWITCH, Duration.ofMinutes(2), Duration.ofMinutes(1), false, false))
                .hasMessage("limit must not be shorter than every");
    }
}
