package dev.belfry.engine.run;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Notification;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import dev.belfry.core.source.SourceException;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.driver.OnceRule;
import dev.belfry.engine.driver.RuleSlot;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.Reach;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.policy.Routing;
import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.Store;
import dev.belfry.engine.store.StoreException;
import dev.belfry.engine.store.StoreReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole instance on a real store and real threads; the source is scripted, the receiver answers as a test wants. */
@Timeout(60)
class InstanceTest {
    private static final Duration DRAIN = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Tell.NOW);
    private final ScriptedSource source = new ScriptedSource();
    private final Heard heard = new Heard(() -> now.updateAndGet(time -> time.plus(Duration.ofHours(1))));
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final AtomicReference<String> failing = new AtomicReference<>("");
    private final AtomicInteger sinksClosed = new AtomicInteger();
    /** Who has begun to write, and whether the disk lets anybody. */
    private final Semaphore writing = new Semaphore(0);

    private final Semaphore disk = new Semaphore(1);
    private HttpSender sender = (request, reach, callback) -> {
        sent.add(String.valueOf(request.body()));
        callback.answered(new Tell.Answer(200));
    };

    private final class Sink implements HttpSink {
        @Override
        public HttpRequest request(Notification notification, Attempt attempt) {
            return Tell.request(notification.alert().origin().key());
        }

        @Override
        public Outcome outcome(Notification notification, HttpResponse response) {
            return Outcome.Delivered.WITHOUT_RECEIPT;
        }

        @Override
        public void close() {
            sinksClosed.incrementAndGet();
        }
    }

    /** The real store, but for the method that fails now. */
    private Store store() {
        Store store = SqliteStores.open(folder.resolve("belfry.db"), Tell.NOW, StoreText::receipt);
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        writing.release();
                        disk.acquire();
                        disk.release();
                    }
                    if (method.getName().equals(failing.get())) {
                        throw new StoreException("simulated", new IllegalStateException());
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Instance instance() {
        Terms terms = new Terms(16, Pace.UNLIMITED, 4, Duration.ofDays(3), OnDoubt.RESEND);
        Plan plan = new Plan(
                List.of(new SourceSlot("dfir", source, Duration.ofMinutes(5))),
                List.of(new RuleSlot("back-online", new OnceRule(), Set.of())),
                new Routing(List.of(new Route(Map.of(), List.of("slack"), List.of(), Route.Next.STOP))),
                List.of(new TellerSlot("slack", new Sink(), terms, new Reach(false, false, Duration.ofSeconds(10)))));
        return new Instance(store(), plan, sender, now::get, heard, Duration.ofMillis(1), Watch.EVERY);
    }

    private List<Phase> phases() {
        try (StoreReader reader =
                SqliteStores.openForReading(folder.resolve("belfry.db")).orElseThrow()) {
            return reader.deliveries(DeliveryFilter.newest(100)).stream()
                    .map(view -> view.state().phase())
                    .toList();
        }
    }

    @Test
    void tellsSettlesAndTellsNobodyTwiceAfterARestart() throws InterruptedException {
        Instance first = instance();
        source.brings("C.1", "C.2");
        first.start();
        heard.await("settled C.2");
        first.stop(DRAIN);
        assertThat(sent).containsExactlyInAnyOrder("C.1", "C.2");
        assertThat(source.settled).hasSize(2);
        assertThat(source.closed).hasValue(1);
        assertThat(sinksClosed).hasValue(1);
        source.brings("C.1", "C.2", "C.3");
        Instance second = instance();
        second.start();
        heard.await("settled C.3");
        second.stop(DRAIN);
        assertThat(sent).containsExactlyInAnyOrder("C.1", "C.2", "C.3");
        assertThat(phases()).containsOnly(Phase.DELIVERED).hasSize(3);
    }

    @Test
    void aRuleThatThrowsFailsItsOwnEvent() throws InterruptedException {
        source.brings("C.1", "poison", "C.2");
        Instance instance = instance();
        instance.start();
        heard.await("threw poison");
        heard.await("settled C.2");
        instance.stop(DRAIN);
        assertThat(sent).containsExactlyInAnyOrder("C.1", "C.2");
    }

    /** An instance whose first request is on its way; those of the next are answered. */
    private record UnderWay(Instance instance, HttpSender.Callback request) {}

    private UnderWay underWay() throws InterruptedException {
        BlockingQueue<HttpSender.Callback> wire = new LinkedBlockingQueue<>();
        HttpSender answering = sender;
        sender = (request, reach, callback) -> wire.add(callback);
        source.brings("C.1");
        Instance instance = instance();
        sender = answering;
        instance.start();
        return new UnderWay(instance, wire.take());
    }

    @Test
    void stoppingHearsTheAttemptUnderWay() throws InterruptedException {
        UnderWay underWay = underWay();
        Thread stopping = stopping(underWay.instance(), DRAIN);
        underWay.request().answered(new Tell.Answer(200));
        stopping.join();
        assertThat(phases()).containsExactly(Phase.DELIVERED);
    }

    @Test
    void stoppingSettlesWhatIsToldByThen() throws InterruptedException {
        UnderWay underWay = underWay();
        CountDownLatch stopping = new CountDownLatch(1);
        source.settles(handles -> stopping.await());
        Thread thread = stopping(underWay.instance(), DRAIN);
        underWay.request().answered(new Tell.Answer(200));
        heard.await("told C.1");
        stopping.countDown();
        thread.join();
        heard.await("settled C.1");
        assertThat(source.settled).hasSize(1);
    }

    @Test
    void stoppingDoesNotWaitForEverForASettlement() throws InterruptedException {
        CountDownLatch settling = new CountDownLatch(1);
        source.settles(handles -> {
            settling.countDown();
            new CountDownLatch(1).await();
        });
        source.brings("C.1");
        Instance instance = instance();
        instance.start();
        settling.await();
        instance.stop(Duration.ofMillis(10));
        assertThat(phases()).containsExactly(Phase.DELIVERED);
        assertThat(source.closed).hasValue(1);
    }

    @Test
    void stoppingDoesNotWaitForEverAndTheNextInstanceSendsAgain() throws InterruptedException {
        UnderWay underWay = underWay();
        underWay.instance().stop(Duration.ZERO);
        assertThat(phases()).containsExactly(Phase.SENDING);
        underWay.request().answered(new Tell.Answer(200));
        Instance second = instance();
        second.start();
        heard.await("settled C.1");
        second.stop(DRAIN);
        assertThat(phases()).containsExactly(Phase.DELIVERED);
    }

    /** Returns when the stop has begun and waits. */
    private static Thread stopping(Instance instance, Duration drain) {
        Thread thread = new Thread(() -> {
            try {
                instance.stop(drain);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void sendsNothingThatIsNotOnDiskAndGoesOnWhenTheStoreDoes() throws InterruptedException {
        failing.set("commit");
        source.brings("C.1");
        Instance instance = instance();
        instance.start();
        heard.await("store failed");
        assertThat(sent).isEmpty();
        failing.set("");
        heard.await("store recovered");
        heard.await("settled C.1");
        instance.stop(DRAIN);
        assertThat(sent).containsExactly("C.1");
    }

    @Test
    void aSlowDiskDelaysEverythingAndLosesNothing() throws InterruptedException {
        source.brings("C.1").brings("C.2");
        Instance instance = instance();
        disk.acquire();
        instance.start();
        writing.acquire();
        assertThat(sent).isEmpty();
        disk.release();
        heard.await("settled C.2");
        instance.stop(DRAIN);
        assertThat(sent).containsExactlyInAnyOrder("C.1", "C.2");
    }

    @Test
    void stopsAlthoughTheStoreFails() throws InterruptedException {
        failing.set("commit");
        source.brings("C.1");
        Instance instance = instance();
        instance.start();
        heard.await("store failed");
        instance.stop(Duration.ZERO);
        instance.awaitEnd();
        assertThat(sent).isEmpty();
    }

    @Test
    void endsAndLosesNothingWhenTheStoreCannotBeRead() throws InterruptedException {
        source.brings("C.1");
        Instance instance = instance();
        failing.set("states");
        instance.start();
        heard.await("stopped: simulated");
        instance.awaitEnd();
        instance.stop(DRAIN);
        failing.set("");
        source.brings("C.1");
        Instance second = instance();
        second.start();
        heard.await("settled C.1");
        second.stop(DRAIN);
        assertThat(sent).containsExactly("C.1");
    }

    @Test
    void asksASourceAgainWhateverItDid() throws InterruptedException {
        source.then(limits -> {
                    throw new SourceException(SourceException.Kind.RETRY, "refused");
                })
                .then(limits -> {
                    throw new SourceException(SourceException.Kind.BLOCKED, "permission denied");
                })
                .then(limits -> {
                    throw new IllegalStateException("odd");
                })
                .then(limits -> {
                    throw new InterruptedException();
                })
                .brings("C.1");
        Instance instance = instance();
        instance.start();
        heard.await("RETRY refused");
        heard.await("BLOCKED permission denied");
        heard.await("RETRY the plugin threw java.lang.IllegalStateException: odd");
        heard.await("RETRY the plugin interrupted itself");
        heard.await("recovered");
        heard.await("settled C.1");
        instance.stop(DRAIN);
    }

    @Test
    void pollsNothingBeforeTheExaminationIsPassed() throws InterruptedException {
        source.examinedAs(Finding.fail("the label query is refused", "Grant READ_RESULTS."))
                .brings("C.1");
        Instance instance = instance();
        instance.start();
        heard.await("BLOCKED the label query is refused. Grant READ_RESULTS.");
        heard.await("settled C.1");
        instance.stop(DRAIN);
    }

    @Test
    void aSourceThatHangsDoesNotKeepItFromStopping() throws InterruptedException {
        CountDownLatch polled = new CountDownLatch(1);
        source.then(limits -> {
            polled.countDown();
            new CountDownLatch(1).await();
            throw new AssertionError();
        });
        Instance instance = instance();
        instance.start();
        polled.await();
        instance.stop(DRAIN);
        instance.awaitEnd();
        assertThat(source.closed).hasValue(1);
    }
}
