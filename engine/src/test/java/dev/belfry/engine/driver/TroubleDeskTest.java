package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Status;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.store.HealthView;
import dev.belfry.engine.store.StoreReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TroubleDeskTest {
    private static final Outcome BLOCKED = new Outcome.Blocked("answered 404: no such hook");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(
                folder.resolve("belfry.db"),
                new OnceRule(),
                List.of(Bench.required("slack")),
                sink("slack", "mail"),
                sink("mail", "slack"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static SinkSlot sink(String name, @Nullable String onTrouble) {
        Terms terms = new Terms(16, Pace.UNLIMITED, 99, Duration.ofDays(3), OnDoubt.RESEND, null, onTrouble);
        return new SinkSlot(name, terms);
    }

    private List<Sending> take(String sink) {
        List<Sending> taken = new ArrayList<>(bench.sendings);
        taken.removeIf(sending -> !sending.sink().equals(sink));
        bench.sendings.removeAll(taken);
        return taken;
    }

    private void block(Sending sending) {
        bench.round(bench.heard(sending, BLOCKED));
        bench.settleDown();
    }

    private void deliver(Sending sending) {
        bench.round(bench.heard(sending, Outcome.Delivered.WITHOUT_RECEIPT));
        bench.settleDown();
    }

    private Alert told(String sink) {
        List<Sending> taken = take(sink);
        assertThat(taken).hasSize(1);
        deliver(taken.get(0));
        return taken.get(0).notification().alert();
    }

    @Test
    void tellsTheOtherSinkOnceAndAgainWhenItIsOver() {
        bench.round(bench.read(bench.event("C.1")));
        block(bench.takeSending());
        Alert trouble = told("mail");
        assertThat(trouble.origin().rule()).isEqualTo("sink-trouble");
        assertThat(trouble.origin().key()).isEqualTo("slack");
        assertThat(trouble.content().fields().text("why")).contains("answered 404: no such hook");
        for (int i = 0; i < 10; i++) {
            bench.pass(Duration.ofMinutes(20));
            take("slack").forEach(this::block);
        }
        assertThat(take("mail")).isEmpty();
        bench.pass(Duration.ofMinutes(20));
        take("slack").forEach(this::deliver);
        Alert over = told("mail");
        assertThat(over.id()).isEqualTo(trouble.id());
        assertThat(over.status()).isEqualTo(Status.RESOLVED);
        assertThat(over.revision()).isEqualTo(2);
    }

    @Test
    void tellsItOnceAlthoughTheProcessIsKilledInTheMiddle() {
        bench.round(bench.read(bench.event("C.1")));
        block(bench.takeSending());
        told("mail");
        for (int i = 0; i < 3; i++) {
            bench.crash();
            bench.pass(Duration.ofMinutes(20));
            take("slack").forEach(this::block);
            assertThat(take("mail")).isEmpty();
        }
        bench.crash();
        bench.pass(Duration.ofMinutes(20));
        take("slack").forEach(this::deliver);
        assertThat(told("mail").status()).isEqualTo(Status.RESOLVED);
        bench.crash();
        bench.round(bench.read(bench.event("C.2")));
        block(bench.takeSending());
        assertThat(told("mail").revision()).isEqualTo(1);
    }

    /** Its circuit is closed after a restart, until it is seen to be in trouble again. */
    @Test
    void isSeenFromOutsideWithItsLatestReason() {
        bench.round(bench.read(bench.event("C.1")));
        assertThat(slack().isOk()).isTrue();
        block(bench.takeSending());
        Instant since = bench.now;
        assertThat(slack()).isEqualTo(new HealthView("failing", "answered 404: no such hook", since));
        bench.pass(Duration.ofMinutes(20));
        take("slack").forEach(sending -> bench.round(bench.heard(sending, new Outcome.Blocked("answered 401"))));
        assertThat(slack()).isEqualTo(new HealthView("failing", "answered 401", since));
        bench.crash();
        assertThat(slack().isOk()).isTrue();
        bench.pass(Duration.ofMinutes(20));
        take("slack").forEach(this::block);
        bench.pass(Duration.ofMinutes(20));
        take("slack").forEach(this::deliver);
        assertThat(slack()).isEqualTo(new HealthView("ok", "", bench.now));
    }

    private HealthView slack() {
        try (StoreReader reader = bench.reader()) {
            return reader.sinks().stream()
                    .filter(view -> view.name().equals("slack"))
                    .findFirst()
                    .orElseThrow()
                    .health();
        }
    }

    @Test
    void holdsNothingBack() {
        bench.round(bench.read(bench.event("C.1")));
        block(bench.takeSending());
        bench.pass(Duration.ofMinutes(20));
        take("slack").forEach(this::deliver);
        assertThat(bench.askings).hasSize(1);
    }

    /** Each watches the other, and both are gone for a day. */
    @Test
    void endsWhereBothAreInTrouble() {
        bench.round(bench.read(bench.event("C.1")));
        for (int i = 0; i < 100; i++) {
            List<Sending> all = new ArrayList<>(bench.sendings);
            bench.sendings.clear();
            all.forEach(this::block);
            bench.pass(Duration.ofMinutes(15));
        }
        assertThat(bench.store().alert(3)).isPresent();
        assertThat(bench.store().alert(4)).isEmpty();
    }

    @Test
    void isNoTroubleThatOneMessageFails() {
        bench.round(bench.readMany(2));
        bench.round(bench.unheard(bench.takeSending(), SendFailure.Kind.UNSENT));
        deliver(bench.takeSending());
        assertThat(take("mail")).isEmpty();
    }
}
