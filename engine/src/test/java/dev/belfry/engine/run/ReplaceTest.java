package dev.belfry.engine.run;

import dev.belfry.core.event.Event;
import dev.belfry.core.machine.Reason;
import dev.belfry.core.machine.Step;
import dev.belfry.core.rule.Rule;
import dev.belfry.engine.run.Scene.NamedSink;
import dev.belfry.engine.run.Scene.Parts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.belfry.engine.run.Scene.DRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Another plan takes over while the instance runs. */
@Timeout(60)
class ReplaceTest {
    @TempDir
    Path folder;

    private final ScriptedSource before = new ScriptedSource();
    private final ScriptedSource after = new ScriptedSource();
    private final NamedSink old = new NamedSink("old");
    private final NamedSink fresh = new NamedSink("new");
    private Scene scene;
    private Instance instance;

    @BeforeEach
    void start() {
        scene = new Scene(folder);
        instance = scene.instance(
                new Parts().source("dfir", before).once().sink("slack", old).sink("teams", old));
        instance.start();
    }

    @Test
    void anAttemptUnderWayIsHeardOfAndMadeOnce() throws Exception {
        before.brings("C.1");
        Scene.Request first = scene.wire.take();
        Scene.Request second = scene.wire.take();
        instance.replace(plan()).get();
        assertThat(old.closed).isFalse();
        first.answer(200);
        second.answer(200);
        scene.heard.await("settled C.1");
        assertThat(after.settled).hasSize(1);
        instance.stop(DRAIN);
        assertThat(scene.wire).isEmpty();
        assertThat(scene.deliveries()).containsExactly("slack C.1 delivered", "teams C.1 delivered");
        assertThat(old.closed).isTrue();
        assertThat(before.closed).hasValue(1);
    }

    private Plan plan() {
        return new Parts()
                .source("dfir", after)
                .once()
                .sink("slack", fresh)
                .sink("teams", fresh)
                .plan();
    }

    @Test
    void whatFailsAfterwardsIsTriedAgainByTheNewSink() throws Exception {
        before.brings("C.1");
        Scene.Request first = scene.next();
        Scene.Request second = scene.next();
        instance.replace(plan()).get();
        first.answer(503);
        second.answer(200);
        Scene.Request again = scene.next();
        assertThat(again.body()).isEqualTo("new C.1");
        again.answer(200);
        scene.heard.await("settled C.1");
        instance.stop(DRAIN);
        assertThat(scene.wire).isEmpty();
    }

    @Test
    void anAttemptOfASinkThatWasRemovedIsHeardOf() throws Exception {
        before.brings("C.1");
        Scene.Request first = scene.next();
        Scene.Request second = scene.next();
        instance.replace(new Parts()
                        .source("dfir", after)
                        .once()
                        .sink("slack", fresh)
                        .plan())
                .get();
        first.answer(200);
        second.answer(200);
        scene.heard.await("settled C.1");
        instance.stop(DRAIN);
        assertThat(scene.deliveries()).containsExactly("slack C.1 delivered", "teams C.1 delivered");
    }

    @Test
    void alertsGoOnBeingNumbered() throws Exception {
        before.brings("C.1");
        scene.next().answer(200);
        scene.next().answer(200);
        scene.heard.await("settled C.1");
        instance.replace(plan()).get();
        after.brings("C.2");
        scene.next().answer(200);
        scene.next().answer(200);
        scene.heard.await("settled C.2");
        instance.stop(DRAIN);
        assertThat(scene.deliveries()).hasSize(4);
    }

    /** What the old source reads while the new plan takes over is not read twice. */
    @Test
    void aBatchThatComesTooLateIsLeftToTheNewSource() throws Exception {
        CountDownLatch polled = new CountDownLatch(1);
        CountDownLatch replaced = new CountDownLatch(1);
        before.then(limits -> {
            polled.countDown();
            replaced.await();
            return ScriptedSource.batch("dfir", limits, "C.1");
        });
        polled.await();
        after.brings("C.2");
        instance.replace(plan()).get();
        replaced.countDown();
        assertThat(scene.wire.take().body()).endsWith("C.2");
        assertThat(scene.wire.take().body()).endsWith("C.2");
        instance.stop(Duration.ZERO);
        assertThat(scene.wire).isEmpty();
        assertThat(scene.deliveries()).hasSize(2);
    }

    /** Keeps the driver where it is when it comes to the client "hold". */
    private static final class Gate implements Rule<Gate.Nothing> {
        /** What it remembers. */
        record Nothing() {}

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public Class<Nothing> state() {
            return Nothing.class;
        }

        @Override
        public Optional<String> key(Event event) {
            if (event.attributes().text("client").orElse("").equals("hold")) {
                reached.countDown();
                try {
                    open.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Optional.empty();
        }

        @Override
        public Step<Nothing, Effect> step(@Nullable Nothing state, Input input, Instant now) {
            return Step.keep(state, Reason.of("never"));
        }
    }

    @Test
    void whatTheFirstRoundHasSettledIsSettledByTheNewSource() throws Exception {
        instance.stop(DRAIN);
        Gate gate = new Gate();
        ScriptedSource source = new ScriptedSource();
        Instance gated = scene.instance(
                new Parts().source("dfir", source).once().rule("gate", gate).sink("slack", old));
        source.brings("C.1").brings("hold");
        gated.start();
        Scene.Request told = scene.wire.take();
        gate.reached.await();
        told.answer(200);
        CompletableFuture<Void> replaced = gated.replace(plan());
        gate.open.countDown();
        replaced.get();
        scene.heard.await("settled C.1");
        assertThat(after.settled).hasSize(1);
        gated.stop(Duration.ZERO);
    }

    /** A rule whose states cannot be stored. */
    private static final class UnfitRule implements Rule<Object> {
        @Override
        public Class<Object> state() {
            return Object.class;
        }

        @Override
        public Optional<String> key(Event event) {
            return Optional.empty();
        }

        @Override
        public Step<Object, Effect> step(@Nullable Object state, Input input, Instant now) {
            return Step.keep(state, Reason.of("never"));
        }
    }

    @Test
    void aPlanThatCannotRunLeavesTheOneBefore() throws Exception {
        Plan unfit = new Parts()
                .source("dfir", after)
                .rule("odd", new UnfitRule())
                .sink("slack", fresh)
                .plan();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> instance.replace(unfit).get());
        before.brings("C.1");
        assertThat(scene.next().body()).isEqualTo("old C.1");
        instance.stop(Duration.ZERO);
        assertThat(after.closed).hasValue(0);
    }

    @Test
    void nothingIsReplacedWhenItHasStopped() throws Exception {
        instance.stop(DRAIN);
        assertThat(instance.replace(plan())).isCancelled();
    }
}
