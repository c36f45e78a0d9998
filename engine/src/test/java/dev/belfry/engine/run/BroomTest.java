package dev.belfry.engine.run;

import dev.belfry.engine.run.Scene.NamedSink;
import dev.belfry.engine.run.Scene.Parts;
import dev.belfry.engine.store.Retention;
import dev.belfry.engine.store.Store;
import dev.belfry.engine.store.StoreReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Of a rule without states, some alerts are delivered, one is dead and one waits; of one with states, one is delivered. */
@Timeout(60)
class BroomTest {
    private static final Duration KEEP = Duration.ofDays(90);

    @TempDir
    Path folder;

    private final ScriptedSource source = new ScriptedSource();
    private final NamedSink sink = new NamedSink("sink");
    private Scene scene;
    private Instant raised;

    @BeforeEach
    void history() throws Exception {
        scene = new Scene(folder);
        source.brings("C.told", "C.dead", "C.waits", "C.also told");
        Instance instance = scene.instance(parts());
        instance.start();
        for (int i = 0; i < 4; i++) {
            Scene.Request request = scene.next();
            if (!request.body().endsWith("C.waits")) {
                request.answer(request.body().endsWith("C.dead") ? 400 : 200);
            }
        }
        while (scene.deliveries().stream()
                        .filter(line -> line.endsWith("delivered") || line.endsWith("dead"))
                        .count()
                < 3) {
            scene.breathe();
        }
        instance.stop(Duration.ZERO);
        raised = scene.time();
    }

    private Parts parts() {
        return new Parts()
                .source("dfir", source)
                .rule("always", new StatelessRule())
                .sink("slack", sink);
    }

    private List<String> after(Retention retention, Duration time, int rounds) {
        try (Store store = scene.store()) {
            Broom broom = new Broom(store, retention);
            for (int i = 0; i < rounds; i++) {
                broom.serve(raised.plus(time).plusSeconds(i));
            }
        }
        return scene.deliveries();
    }

    @Test
    void whatIsOverAndOldIsForgottenAndNothingElse() {
        assertThat(after(new Retention(KEEP, Long.MAX_VALUE), KEEP.plusDays(1), 1))
                .as("and the last one, after which the numbers go on")
                .containsExactly("slack C.dead dead", "slack C.waits sending", "slack C.also told delivered");
        try (StoreReader reader = scene.reader()) {
            String tag = reader.deliveries(dev.belfry.engine.store.DeliveryFilter.newest(1))
                    .get(0)
                    .alert()
                    .split("-", 2)[0];
            assertThat(reader.hasForgotten(tag + "-1")).isTrue();
            assertThat(reader.hasForgotten(tag + "-2")).isFalse();
            assertThat(reader.hasForgotten(tag + "-99")).isFalse();
        }
    }

    @Test
    void whatIsNotOldStays() {
        assertThat(after(new Retention(KEEP, Long.MAX_VALUE), KEEP.minusDays(1), 3))
                .hasSize(4);
    }

    @Test
    void whatIsTooMuchGoesHoweverNew() {
        assertThat(after(new Retention(KEEP, 1), Duration.ofMinutes(1), 1))
                .containsExactly("slack C.dead dead", "slack C.waits sending", "slack C.also told delivered");
    }

    /** As after a start with a clock that was years ahead. */
    @Test
    void whatIsTooMuchGoesAlthoughItWasRaisedInTheFuture() {
        long future = Instant.parse("2099-01-01T00:00:00Z").toEpochMilli() * 1_000;
        try (Handle handle = Jdbi.open("jdbc:sqlite:" + scene.file())) {
            handle.execute("update alert set raised_at = ? where subject = 'C.told'", future);
        }
        assertThat(after(new Retention(KEEP, 1), Duration.ofMinutes(1), 1))
                .containsExactly("slack C.dead dead", "slack C.waits sending", "slack C.also told delivered");
    }

    @Test
    void theNumbersGoOn() throws Exception {
        after(new Retention(KEEP, 1), Duration.ofMinutes(1), 1);
        source.brings("C.next");
        Instance instance = scene.instance(parts());
        instance.start();
        List<String> bodies = List.of(scene.next().body(), scene.next().body());
        assertThat(bodies).contains("sink C.next");
        instance.stop(Duration.ZERO);
        assertThat(scene.deliveries()).hasSize(4);
    }

    @Test
    void whatAStateSpeaksOfStays() throws Exception {
        source.brings("C.state");
        Instance instance =
                scene.instance(new Parts().source("dfir", source).once().sink("other", sink));
        instance.start();
        scene.next().answer(200);
        scene.heard.await("settled C.state");
        instance.stop(Duration.ZERO);
        source.brings("C.last");
        Instance second = scene.instance(parts());
        second.start();
        while (!scene.next().body().endsWith("C.last")) {
            scene.breathe();
        }
        second.stop(Duration.ZERO);
        raised = scene.time();
        assertThat(after(new Retention(KEEP, Long.MAX_VALUE), KEEP.plusDays(1), 1))
                .contains("other C.state delivered")
                .doesNotContain("slack C.also told delivered");
    }
}
