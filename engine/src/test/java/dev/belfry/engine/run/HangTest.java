package dev.belfry.engine.run;

import dev.belfry.core.event.Event;
import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.engine.driver.OnceRule;
import dev.belfry.engine.run.Scene.NamedSink;
import dev.belfry.engine.run.Scene.Parts;
import dev.belfry.engine.store.StoreReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Parts that do not come back, and do not care for being interrupted. */
@Timeout(60)
class HangTest {
    @TempDir
    Path folder;

    private final CountDownLatch released = new CountDownLatch(1);
    private final ScriptedSource source = new ScriptedSource();
    private final NamedSink sink = new NamedSink("sink");
    private Scene scene;

    @BeforeEach
    void scene() {
        scene = new Scene(folder);
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private void hang() {
        boolean over = false;
        while (!over) {
            try {
                over = released.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException ignoredByABadPlugin) {
                over = false;
            }
        }
    }

    /** What a client's name begins with says where the rule hangs. */
    private final class HangingRule implements Rule<OnceRule.State> {
        private final OnceRule good = new OnceRule();

        @Override
        public Class<OnceRule.State> state() {
            return good.state();
        }

        @Override
        public Optional<String> key(Event event) {
            Optional<String> key = good.key(event);
            if (key.orElse("").startsWith("key")) {
                hang();
            }
            return key;
        }

        @Override
        public @Nullable Instant wakeAt(OnceRule.State state) {
            return good.wakeAt(state);
        }

        @Override
        public Step<OnceRule.State, Effect> step(OnceRule.@Nullable State state, Input input, Instant now) {
            Step<OnceRule.State, Effect> step = good.step(state, input, now);
            if (input instanceof Seen seen && good.key(seen.event()).orElse("").startsWith("seen")) {
                hang();
            }
            if (input instanceof Told
                    && state != null
                    && step.outputs().toString().contains("told")) {
                hang();
            }
            return step;
        }
    }

    private Instance instance() {
        Instance instance = scene.instance(new Parts()
                .source("dfir", source)
                .rule("good", new OnceRule())
                .rule("bad", new HangingRule())
                .sink("slack", sink));
        instance.start();
        return instance;
    }

    private List<String> requests(int count) throws InterruptedException {
        List<String> bodies = new ArrayList<>();
        while (bodies.size() < count) {
            Scene.Request request = scene.next();
            bodies.add(request.body());
            request.answer(200);
        }
        return bodies;
    }

    @Test
    void aRuleThatHangsFailsItsOwnEventAndNobodyElsesIsLostOrRepeated() throws Exception {
        source.brings("C.before");
        Instance instance = instance();
        Scene.Request underWay = scene.next();
        Scene.Request alsoUnderWay = scene.next();
        source.brings("C.1", "seen hangs", "C.2");
        scene.now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        scene.heard.await("hung bad");
        scene.heard.await("threw ");
        underWay.answer(200);
        alsoUnderWay.answer(200);
        assertThat(requests(5))
                .containsExactlyInAnyOrder("sink C.1", "sink C.1", "sink C.2", "sink C.2", "sink seen hangs");
        scene.heard.await("settled C.2");
        released.countDown();
        instance.stop(Duration.ZERO);
        assertThat(scene.wire).isEmpty();
        assertThat(scene.deliveries()).hasSize(7).allMatch(delivery -> delivery.endsWith("delivered"));
        assertThat(rule("bad")).isEqualTo("hung");
        assertThat(rule("good")).isEqualTo("ok");
    }

    private @Nullable String rule(String name) {
        try (StoreReader reader = scene.reader()) {
            return reader.rules(Instant.EPOCH).stream()
                    .filter(view -> view.name().equals(name))
                    .map(view -> view.health().state())
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aRuleThatHangsThreeTimesIsStopped() throws Exception {
        source.brings("key 1", "C.1", "seen 2", "key 3", "key 4");
        Instance instance = instance();
        scene.heard.await("hung bad");
        scene.heard.await("hung bad");
        scene.heard.await("hung bad");
        // Of the one rule all five; the other is stopped before anything of this batch is on disk.
        assertThat(requests(5))
                .containsExactlyInAnyOrder("sink key 1", "sink C.1", "sink seen 2", "sink key 3", "sink key 4");
        scene.heard.await("settled key 4");
        instance.stop(Duration.ZERO);
        assertThat(rule("bad")).isEqualTo("stopped");
    }

    @Test
    void aRuleThatIsStoppedRunsAgainAfterAReload() throws Exception {
        source.brings("key 1", "key 2", "key 3");
        Instance instance = instance();
        scene.heard.await("hung bad");
        scene.heard.await("hung bad");
        scene.heard.await("hung bad");
        assertThat(requests(3)).hasSize(3);
        instance.replace(new Parts()
                        .source("dfir", source)
                        .rule("good", new OnceRule())
                        .rule("bad", new OnceRule())
                        .sink("slack", sink)
                        .plan())
                .get();
        source.brings("C.1");
        assertThat(requests(2)).containsExactly("sink C.1", "sink C.1");
        instance.stop(Duration.ZERO);
        assertThat(rule("bad")).isEqualTo("ok");
    }

    @Test
    void stopsAlthoughARuleHangs() throws Exception {
        source.brings("seen hangs");
        Instance instance = instance();
        instance.stop(Duration.ZERO);
        instance.awaitEnd();
        Instance second =
                scene.instance(new Parts().source("dfir", source).once().sink("slack", sink));
        second.start();
        second.stop(Duration.ZERO);
    }

    @Test
    void aSourceThatHangsHurtsOnlyItself() throws Exception {
        ScriptedSource hanging = new ScriptedSource();
        hanging.name = "other";
        hanging.then(limits -> {
            new CountDownLatch(1).await();
            throw new AssertionError();
        });
        source.brings("C.1");
        Instance instance = scene.instance(new Parts()
                .source("other", hanging)
                .source("dfir", source)
                .once()
                .sink("slack", sink));
        instance.start();
        assertThat(requests(1)).containsExactly("sink C.1");
        scene.heard.await("RETRY did not come back for 5 min, and was interrupted");
        hanging.brings("C.2");
        assertThat(requests(1)).containsExactly("sink C.2");
        instance.stop(Duration.ZERO);
    }

    /** Hangs wherever it is told to. */
    private final class HangingSink implements HttpSink {
        private final String where;

        private HangingSink(String where) {
            this.where = where;
        }

        private void at(String here) {
            if (where.equals(here)) {
                hang();
            }
        }

        @Override
        public HttpRequest request(Notification notification, Attempt attempt) {
            at("request");
            return Tell.request("bad " + notification.alert().origin().key());
        }

        @Override
        public Outcome outcome(Notification notification, HttpResponse response) {
            at("outcome");
            return Outcome.Delivered.WITHOUT_RECEIPT;
        }

        @Override
        public void close() {
            at("close");
        }
    }

    private Instance instance(HangingSink bad) {
        source.brings("C.1", "C.2");
        Instance instance = scene.instance(
                new Parts().source("dfir", source).once().sink("slack", sink).sink("bad", bad));
        instance.start();
        return instance;
    }

    @Test
    void aSinkThatHangsInARequestHurtsOnlyItself() throws Exception {
        Instance instance = instance(new HangingSink("request"));
        assertThat(requests(2)).containsExactlyInAnyOrder("sink C.1", "sink C.2");
        scene.heard.await("hung bad");
        scene.heard.await("hung bad");
        while (scene.deliveries().stream()
                        .filter(line -> line.startsWith("bad") && line.endsWith("pending"))
                        .count()
                < 2) {
            scene.breathe();
        }
        instance.stop(Duration.ZERO);
        assertThat(scene.deliveries()).contains("slack C.1 delivered", "slack C.2 delivered");
    }

    @Test
    void aSinkThatHangsAtAnAnswerLeavesItsDeliveryInDoubt() throws Exception {
        Instance instance = instance(new HangingSink("outcome"));
        for (int i = 0; i < 4; i++) {
            Scene.Request request = scene.next();
            Thread answering = new Thread(() -> request.answer(200));
            answering.setDaemon(true);
            answering.start();
        }
        scene.heard.await("hung bad");
        scene.heard.await("hung bad");
        instance.stop(Duration.ZERO);
        assertThat(scene.deliveries()).contains("slack C.1 delivered", "slack C.2 delivered");
        assertThat(scene.deliveries()).noneMatch("bad C.1 delivered"::equals);
    }

    @Test
    void aSinkThatDoesNotCloseKeepsNobodyFromStopping() throws Exception {
        Instance instance = instance(new HangingSink("close"));
        assertThat(requests(4)).hasSize(4);
        instance.stop(Duration.ZERO);
        assertThat(sink.closed).isTrue();
        scene.heard.await("hung sink-bad");
    }
}
