package dev.belfry.engine.driver;

import dev.belfry.core.event.Event;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.http.SendFailure.Kind;
import dev.belfry.engine.policy.Route;
import dev.belfry.engine.store.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EngineTest {
    @TempDir
    Path folder;

    private Bench bench(List<Route> routes, SinkSlot... sinks) {
        return new Bench(folder.resolve("belfry.db"), new OnceRule(), routes, sinks);
    }

    private Bench one() {
        return bench(List.of(Bench.required("slack")), Bench.sink("slack"));
    }

    @Test
    void tellsOnceSettlesLastAndRemembersItAcrossARestart() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1")));
            assertThat(bench.sendings).hasSize(1);
            assertThat(bench.askings).isEmpty();
            bench.deliverAll();
            assertThat(bench.askings).hasSize(1);
            bench.settleAll();
            assertThat(bench.news.lines)
                    .containsExactly(
                            "raised C.1 is back revision 1",
                            "slack sending 1",
                            "slack delivered 1",
                            "told C.1 is back",
                            "settled C.1 Done");
            bench.crash();
            bench.round(bench.read(bench.event("C.1")));
            assertThat(bench.sendings).isEmpty();
            assertThat(bench.askings).isEmpty();
        }
    }

    @Test
    void commitsTheCheckpointWithItsEvents() {
        try (Bench bench = one()) {
            Input.Read read = bench.read(bench.event("C.1"));
            Turn lost = bench.engine().prepare(List.of(read), bench.now);
            assertThat(lost.sendings()).hasSize(1);
            bench.crash();
            assertThat(bench.engine().checkpoints(Bench.SOURCE)).isEmpty();
            assertThat(bench.sendings).isEmpty();
            bench.round(read);
            bench.crash();
            Map<String, Checkpoint> checkpoints = bench.engine().checkpoints(Bench.SOURCE);
            assertThat(checkpoints).containsEntry("", read.batch().checkpoint());
        }
    }

    @Test
    void resendsWhatWasOnTheWireWithTheSameKeyAndANewNumber() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1")));
            Sending first = bench.takeSending();
            bench.crash();
            bench.settleDown();
            Sending second = bench.takeSending();
            assertThat(second.notification().id())
                    .isEqualTo(first.notification().id());
            assertThat(second.notification().alert())
                    .isEqualTo(first.notification().alert());
            assertThat(second.attempt().number()).isEqualTo(2);
            bench.round(bench.heard(first, Outcome.Delivered.WITHOUT_RECEIPT));
            assertThat(bench.news.lines).doesNotContain("told C.1 is back");
            bench.round(bench.heard(second, Outcome.Delivered.WITHOUT_RECEIPT));
            assertThat(bench.news.lines).contains("told C.1 is back");
        }
    }

    @Test
    void asksAgainToSettleAfterACrash() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1")));
            bench.deliverAll();
            bench.crash();
            assertThat(bench.askings).isEmpty();
            bench.pass(OnceRule.AGAIN);
            assertThat(bench.askings).hasSize(1);
        }
    }

    @Test
    void waitsForEveryRequiredSinkAndForNoOther() {
        Route route = new Route(Map.of(), List.of("slack", "tickets"), List.of("mail"), Route.Next.STOP);
        try (Bench bench = bench(List.of(route), Bench.sink("slack"), Bench.sink("tickets"), Bench.sink("mail"))) {
            bench.round(bench.read(bench.event("C.1")));
            Sending slack = bench.takeSending();
            Sending tickets = bench.takeSending();
            bench.round(bench.heard(slack, Outcome.Delivered.WITHOUT_RECEIPT));
            assertThat(bench.askings).isEmpty();
            bench.round(bench.heard(tickets, new Outcome.Retry(Duration.ofSeconds(2), "answered 429")));
            assertThat(bench.askings).isEmpty();
            bench.pass(Duration.ofSeconds(3));
            bench.round(bench.heard(bench.sendings.get(1), Outcome.Delivered.WITHOUT_RECEIPT));
            assertThat(bench.askings).hasSize(1);
        }
    }

    @Test
    void aRejectedMessageHoldsTheSettlementBack() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1")));
            bench.round(bench.heard(bench.takeSending(), new Outcome.Rejected("answered 400: invalid_blocks")));
            bench.pass(Duration.ofDays(7));
            assertThat(bench.askings).isEmpty();
            assertThat(bench.sendings).isEmpty();
            assertThat(bench.news.lines).contains("slack dead 1").doesNotContain("told C.1 is back");
        }
    }

    @Test
    void anAlertThatGoesNowhereIsNeverTold() {
        Route vip = new Route(Map.of("label", List.of("VIP")), List.of("slack"), List.of(), Route.Next.STOP);
        try (Bench bench = bench(List.of(vip), Bench.sink("slack"))) {
            bench.round(bench.read(bench.event("C.1")));
            assertThat(bench.news.lines).containsExactly("raised C.1 is back revision 1");
            assertThat(bench.askings).isEmpty();
        }
    }

    @Test
    void anAlertThatNobodyHasToHearIsToldAtOnce() {
        Route also = new Route(Map.of(), List.of(), List.of("mail"), Route.Next.STOP);
        try (Bench bench = bench(List.of(also), Bench.sink("mail"))) {
            bench.round(bench.read(bench.event("C.1")));
            assertThat(bench.askings).hasSize(1);
        }
    }

    @Test
    void aRuleThatThrowsFailsItsOwnEventOnly() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1"), bench.event("poison", "C.2"), bench.event("C.3")));
            assertThat(bench.sendings).hasSize(2);
            assertThat(bench.news.lines).contains("threw C.2 poison");
        }
    }

    @Test
    void revisionsOfOneAlertGoInOrderOneInFlight() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1")));
            bench.round(bench.read(bench.event("more", "C.1")));
            bench.round(bench.read(bench.event("more", "C.1")));
            bench.settleDown();
            List<Integer> revisions = new ArrayList<>();
            while (!bench.sendings.isEmpty()) {
                assertThat(bench.sendings).hasSize(1);
                Sending sending = bench.takeSending();
                revisions.add(sending.notification().alert().revision());
                bench.round(bench.heard(sending, Outcome.Delivered.WITHOUT_RECEIPT));
                bench.settleDown();
            }
            assertThat(revisions).containsExactly(1, 2, 3);
        }
    }

    @Test
    void neverHasMoreInFlightThanAgreedAndDeliversAll() {
        try (Bench bench = bench(List.of(Bench.required("slack")), Bench.sink("slack", 3))) {
            bench.round(bench.readMany(300));
            Set<String> told = new HashSet<>();
            bench.settleDown();
            while (!bench.sendings.isEmpty()) {
                assertThat(bench.sendings).hasSizeLessThanOrEqualTo(3);
                Sending sending = bench.takeSending();
                assertThat(told.add(sending.notification().alert().origin().key()))
                        .isTrue();
                bench.round(bench.heard(sending, Outcome.Delivered.WITHOUT_RECEIPT));
                bench.settleDown();
            }
            assertThat(told).hasSize(300);
            assertThat(bench.askings).hasSize(300);
        }
    }

    @Test
    void keepsASinkAtItsPaceAndWakesForTheNextExactly() {
        try (Bench bench = bench(List.of(Bench.required("slack")), paced(new Pace(Duration.ofSeconds(1), 3)))) {
            Instant start = bench.now;
            bench.round(bench.readMany(40));
            bench.settleDown();
            assertThat(bench.sendings).hasSize(3);
            Set<String> told = new HashSet<>();
            Instant last = start;
            while (told.size() < 40) {
                while (!bench.sendings.isEmpty()) {
                    Sending sending = bench.takeSending();
                    told.add(sending.notification().alert().origin().key());
                    last = bench.now;
                    bench.round(bench.heard(sending, Outcome.Delivered.WITHOUT_RECEIPT));
                    bench.settleDown();
                }
                bench.now = Objects.requireNonNullElse(bench.wakeAt(), bench.now);
                bench.round();
                bench.settleDown();
            }
            assertThat(Duration.between(start, last)).isEqualTo(Duration.ofSeconds(40 - 3));
        }
    }

    @Test
    void oneClientsManyAlertsDoNotHoldUpAnothersOnAPacedSink() {
        try (Bench bench = bench(List.of(Bench.required("slack")), paced(new Pace(Duration.ofSeconds(1), 2)))) {
            Event[] loud = IntStream.range(0, 10_000)
                    .mapToObj(i -> bench.event("more", "C.loud"))
                    .toArray(Event[]::new);
            bench.round(bench.read(loud));
            bench.round(bench.read(bench.event("C.quiet")));
            for (int second = 0; second < 3; second++) {
                while (!bench.sendings.isEmpty()) {
                    Sending sending = bench.takeSending();
                    if (sending.notification().alert().origin().key().equals("C.quiet")) {
                        return;
                    }
                    bench.round(bench.heard(sending, Outcome.Delivered.WITHOUT_RECEIPT));
                    bench.settleDown();
                }
                bench.pass(Duration.ofSeconds(1));
                bench.settleDown();
            }
            throw new AssertionError("C.quiet was not told within three seconds");
        }
    }

    private static SinkSlot paced(Pace pace) {
        return new SinkSlot("slack", new Terms(16, pace, 4, Duration.ofDays(3), OnDoubt.RESEND));
    }

    @Test
    void deliversABacklogAfterACrash() {
        try (Bench bench = bench(List.of(Bench.required("slack")), Bench.sink("slack", 4))) {
            bench.round(bench.readMany(600));
            bench.crash();
            bench.settleDown();
            assertThat(bench.sendings.stream().map(sending -> sending.attempt().number()))
                    .containsExactly(2, 2, 2, 2);
            bench.deliverAll();
            assertThat(bench.askings).hasSize(600);
        }
    }

    @Test
    void aSinkThatIsDownIsProbedByOneAndNothingCountsAgainstTheWaiting() {
        try (Bench bench = one()) {
            for (int i = 0; i < 40; i++) {
                bench.round(bench.read(bench.event("C." + i)));
            }
            for (int round = 0; round < 400; round++) {
                while (!bench.sendings.isEmpty()) {
                    bench.round(bench.unheard(bench.takeSending(), Kind.UNSENT));
                }
                bench.pass(Duration.ofSeconds(30));
                bench.settleDown();
                assertThat(bench.sendings).hasSizeLessThanOrEqualTo(1);
            }
            assertThat(bench.news.lines).contains("slack circuit Opened").noneMatch(line -> line.contains("dead"));
            for (int round = 0; round < 100; round++) {
                bench.deliverAll();
                bench.pass(Duration.ofMinutes(5));
                bench.settleDown();
            }
            assertThat(bench.askings.stream()
                            .map(asking -> asking.address().key())
                            .distinct())
                    .hasSize(40);
            assertThat(bench.news.lines).contains("slack circuit Closed");
        }
    }

    @Test
    void whatFailsAfterARestartInAnOutageIsTheOutagesFault() {
        try (Bench bench = one()) {
            bench.round(bench.readMany(40));
            for (int round = 0; round < 40; round++) {
                while (!bench.sendings.isEmpty()) {
                    bench.round(bench.unheard(bench.takeSending(), Kind.UNSENT));
                }
                if (round % 2 == 1) {
                    bench.crash();
                }
                bench.pass(Duration.ofMinutes(2));
                bench.settleDown();
                assertThat(bench.sendings).hasSizeLessThanOrEqualTo(round == 0 ? 11 : 1);
            }
            assertThat(bench.news.lines).noneMatch(line -> line.contains("dead"));
        }
    }

    @Test
    void givesUpAfterTheAgreedFailuresOfOneMessageWhileOthersPass() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.0")));
            int others = 0;
            while (bench.news.lines.stream().noneMatch(line -> line.startsWith("slack dead"))) {
                while (!bench.sendings.isEmpty()) {
                    Sending sending = bench.takeSending();
                    boolean poison =
                            sending.notification().alert().origin().key().equals("C.0");
                    bench.round(bench.heard(
                            sending,
                            poison ? new Outcome.Retry(null, "answered 500") : Outcome.Delivered.WITHOUT_RECEIPT));
                }
                bench.round(bench.read(bench.event("C.x" + others++)));
                bench.pass(Duration.ofMinutes(6));
                assertThat(others).isLessThan(20);
            }
            assertThat(bench.news.lines).contains("slack dead 4");
        }
    }

    @Test
    void wakesForTheEarliestOfTimersAndRetries() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1")));
            assertThat(bench.wakeAt()).isNull();
            bench.round(bench.heard(bench.takeSending(), new Outcome.Retry(Duration.ofSeconds(30), "answered 429")));
            assertThat(bench.wakeAt()).isBetween(bench.now.plusSeconds(30), bench.now.plusSeconds(31));
        }
    }

    @Test
    void aDeadLetterIsTriedAgainWhenAPersonAsksAndThenSettles() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1")));
            Sending rejected = bench.takeSending();
            bench.round(bench.heard(rejected, new Outcome.Rejected("answered 400")));
            bench.ask(Command.Kind.REPLAY, rejected.delivery());
            bench.pass(Duration.ofSeconds(2));
            bench.settleDown();
            Sending replayed = bench.takeSending();
            assertThat(replayed.notification().id())
                    .isEqualTo(rejected.notification().id());
            bench.round(bench.heard(replayed, Outcome.Delivered.WITHOUT_RECEIPT));
            assertThat(bench.askings).hasSize(1);
            assertThat(bench.store().commands(1)).isEmpty();
        }
    }

    @Test
    void aDeadLetterThatIsDroppedSettlesOnlyWhenAPersonSaysSo() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1")));
            Sending rejected = bench.takeSending();
            bench.round(bench.heard(rejected, new Outcome.Rejected("answered 400")));
            bench.ask(Command.Kind.DROP, rejected.delivery());
            bench.pass(Duration.ofSeconds(2));
            assertThat(bench.askings).isEmpty();
            bench.crash();
            bench.ask(Command.Kind.WAIVE, rejected.delivery());
            bench.pass(Duration.ofSeconds(2));
            assertThat(bench.askings).hasSize(1);
            assertThat(bench.sendings).isEmpty();
        }
    }

    @Test
    void whatWasDroppedIsTriedAgainWhenAPersonThinksBetterOfItAndThenSettles() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1")));
            Sending rejected = bench.takeSending();
            bench.round(bench.heard(rejected, new Outcome.Rejected("answered 400")));
            bench.ask(Command.Kind.DROP, rejected.delivery());
            bench.pass(Duration.ofSeconds(2));
            bench.ask(Command.Kind.REPLAY, rejected.delivery());
            bench.pass(Duration.ofSeconds(2));
            bench.settleDown();
            bench.round(bench.heard(bench.takeSending(), Outcome.Delivered.WITHOUT_RECEIPT));
            assertThat(bench.askings).hasSize(1);
        }
    }

    @Test
    void whatIsDeliveredIsNotForAPersonToDecide() {
        try (Bench bench = one()) {
            bench.round(bench.read(bench.event("C.1")));
            Sending sending = bench.takeSending();
            bench.round(bench.heard(sending, Outcome.Delivered.WITHOUT_RECEIPT));
            bench.ask(Command.Kind.REPLAY, sending.delivery());
            bench.ask(Command.Kind.DROP, 4_711);
            bench.pass(Duration.ofSeconds(2));
            assertThat(bench.sendings).isEmpty();
            assertThat(bench.store().commands(1)).isEmpty();
        }
    }

    @Test
    void ofManyCommandsTheRestIsCarriedOutAtOnceAndNotASecondLaterEach() {
        try (Bench bench = one()) {
            for (int i = 0; i < 250; i++) {
                bench.ask(Command.Kind.DROP, 4_711);
            }
            bench.pass(Duration.ofSeconds(2));
            assertThat(bench.store().commands(1_000)).hasSize(150);
            bench.settleDown();
            assertThat(bench.store().commands(1_000)).isEmpty();
        }
    }
}
