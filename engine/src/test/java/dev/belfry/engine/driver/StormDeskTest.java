package dev.belfry.engine.driver;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Outcome;
import dev.belfry.core.sink.Pace;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.policy.OwnRule;
import dev.belfry.engine.policy.StormTerms;
import dev.belfry.engine.store.Changes;
import dev.belfry.engine.store.Command;
import dev.belfry.engine.store.DeliveryRow;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.StateAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StormDeskTest {
    private static final StormTerms FIVE = new StormTerms(5, Duration.ofMinutes(1), List.of(Severity.CRITICAL));

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder.resolve("belfry.db"), new OnceRule(), List.of(Bench.required("slack")), slack(FIVE));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static SinkSlot slack(@Nullable StormTerms storm) {
        return sink("slack", storm);
    }

    private static SinkSlot sink(String name, @Nullable StormTerms storm) {
        Terms terms = new Terms(16, Pace.UNLIMITED, 4, Duration.ofDays(3), OnDoubt.RESEND, storm, null);
        return new SinkSlot(name, terms);
    }

    private void storm(int clients) {
        bench.round(bench.readMany(clients));
        bench.settleDown();
    }

    private void untilDigest() {
        bench.pass(Duration.ofSeconds(2));
        bench.settleDown();
    }

    private void untilEnd() {
        bench.pass(Duration.ofMinutes(1));
        bench.settleDown();
    }

    private Map<Phase, Long> phases() {
        Map<Phase, Long> phases = new TreeMap<>();
        for (long id = 1; ; id++) {
            DeliveryRow row = bench.store().delivery(id).orElse(null);
            if (row == null) {
                return phases;
            }
            phases.merge(row.state().phase(), 1L, Long::sum);
        }
    }

    private Sending digest() {
        assertThat(bench.sendings).hasSize(1);
        Sending digest = bench.takeSending();
        assertThat(digest.notification().alert().origin().rule()).isEqualTo("storm");
        assertThat(digest.notification().alert().origin().key()).isEqualTo("slack");
        return digest;
    }

    private void answer(Sending sending, Outcome outcome) {
        bench.round(bench.heard(sending, outcome));
        bench.settleDown();
    }

    private void deliver(Sending sending) {
        answer(sending, Outcome.Delivered.WITHOUT_RECEIPT);
    }

    @Test
    void tellsSoManyByThemselvesAndTheRestByTwoDigests() {
        storm(30);
        assertThat(bench.sendings).hasSize(5);
        bench.deliverAll();
        assertThat(bench.askings).hasSize(5);
        untilDigest();
        Sending first = digest();
        assertThat(first.notification().alert().content().title()).isEqualTo("25 alerts in 2 s, told as one");
        assertThat(first.notification().alert().status()).isEqualTo(Status.FIRING);
        answer(first, new Outcome.Delivered(new Receipt(Json.object().with("ts", "1"))));
        assertThat(bench.askings).hasSize(30);
        assertThat(bench.sendings).isEmpty();
        bench.settleAll();
        untilEnd();
        Sending last = digest();
        assertThat(last.notification().alert().id())
                .isEqualTo(first.notification().alert().id());
        assertThat(last.notification().alert().revision()).isEqualTo(2);
        assertThat(last.notification().alert().status()).isEqualTo(Status.RESOLVED);
        assertThat(last.notification().previous()).isNotNull();
        deliver(last);
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 32L));
        assertThat(bench.news.lines).contains("slack storm Began", "slack storm Ended", "told C.29 is back");
        assertThat(bench.wakeAt()).isNull();
    }

    @Test
    void gathersInTheSecondDigestWhatCameSinceTheFirst() {
        storm(30);
        bench.deliverAll();
        untilDigest();
        Sending first = digest();
        bench.pass(Duration.ofSeconds(5));
        bench.round(bench.read(IntStream.range(100, 110)
                .mapToObj(i -> bench.event("C." + i))
                .toArray(dev.belfry.core.event.Event[]::new)));
        bench.round(bench.read(bench.event("more", "C.7"), bench.event("more", "C.105")));
        assertThat(bench.sendings).isEmpty();
        deliver(first);
        assertThat(bench.askings).hasSize(30);
        bench.settleAll();
        untilEnd();
        Sending last = digest();
        assertThat(last.notification().alert().content().title()).startsWith("35 alerts in");
        assertThat(last.notification().alert().content().fields().number("updates"))
                .hasValue(2);
        assertThat(phases()).containsEntry(Phase.GROUPED, 12L);
        deliver(last);
        assertThat(bench.askings).hasSize(10);
        assertThat(phases()).containsOnlyKeys(Phase.DELIVERED);
    }

    @Test
    void neverGroupsWhatIsExceptedNorCountsIt() {
        bench.restart(slack(new StormTerms(5, Duration.ofMinutes(1), List.of(Severity.WARNING))));
        storm(30);
        bench.deliverAll();
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 30L));
    }

    @Test
    void letsNoRevisionOvertakeTheOneBeforeIt() {
        storm(1);
        Sending first = bench.takeSending();
        bench.round(bench.readMany(20));
        bench.sendings.clear();
        bench.round(bench.read(bench.event("more", "C.0")));
        assertThat(phases()).containsEntry(Phase.PENDING, 1L);
        deliver(first);
        assertThat(bench.takeSending().notification().alert().revision()).isEqualTo(2);
    }

    /** Whatever Slack has: its alerts are not told, and may be revised. */
    private void withAnotherSinkThatNeverAnswers() {
        bench.close();
        bench = new Bench(
                folder.resolve("other.db"),
                new OnceRule(),
                List.of(Bench.required("slack", "mail")),
                slack(FIVE),
                Bench.sink("mail", 1));
    }

    private void forgetMail() {
        bench.sendings.removeIf(sending -> sending.sink().equals("mail"));
    }

    @Test
    void updatesAMessageThatIsThereByItself() {
        withAnotherSinkThatNeverAnswers();
        storm(1);
        forgetMail();
        answer(
                bench.takeSending(),
                new Outcome.Delivered(new Receipt(Json.object().with("ts", "1"))));
        bench.round(bench.readMany(20));
        bench.deliverAll();
        bench.round(bench.read(bench.event("more", "C.0")));
        assertThat(bench.takeSending().notification().previous()).isNotNull();
    }

    @Test
    void groupsARevisionOfWhatADigestTold() {
        withAnotherSinkThatNeverAnswers();
        storm(20);
        forgetMail();
        bench.deliverAll();
        untilDigest();
        deliver(digest());
        bench.round(bench.read(bench.event("more", "C.19")));
        assertThat(bench.sendings).isEmpty();
        assertThat(phases()).containsEntry(Phase.GROUPED, 1L);
    }

    @ParameterizedTest
    @EnumSource(Command.Kind.class)
    void aDeadDigestHoldsItsMembersBackUntilAPersonDecides(Command.Kind kind) {
        storm(1_205);
        bench.deliverAll();
        untilDigest();
        Sending digest = digest();
        answer(digest, new Outcome.Rejected("answered 400"));
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 5L, Phase.GROUPED, 1_200L, Phase.DEAD, 1L));
        assertThat(bench.askings).hasSize(5);
        bench.crash();
        decide(kind, digest);
        if (kind == Command.Kind.REPLAY) {
            deliver(digest());
        }
        Phase end = switch (kind) {
            case REPLAY -> Phase.DELIVERED;
            case DROP -> Phase.DROPPED;
            case WAIVE -> Phase.WAIVED;
        };
        assertThat(phases()).containsEntry(end, end == Phase.DELIVERED ? 1_206L : 1_201L);
        assertThat(bench.askings).hasSize(kind == Command.Kind.DROP ? 0 : 1_200);
    }

    private void decide(Command.Kind kind, Sending digest) {
        bench.ask(kind, digest.delivery());
        bench.pass(Duration.ofSeconds(2));
        bench.settleDown();
    }

    /** As two people do within a second, of whom one knows that the client was told of by telephone. */
    @Test
    void whatIsDecidedOfOneIsNotUndoneByItsDigestThatIsGivenUpInTheSameTurn() {
        Sending digest = deadDigestWhoseSinkIsGone();
        long member = 20;
        bench.ask(Command.Kind.WAIVE, member);
        decide(Command.Kind.DROP, digest);
        assertThat(bench.store().delivery(member))
                .get()
                .extracting(row -> row.state().phase())
                .isEqualTo(Phase.WAIVED);
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 5L, Phase.WAIVED, 1L, Phase.DROPPED, 25L));
    }

    private Sending deadDigestWhoseSinkIsGone() {
        storm(30);
        bench.deliverAll();
        untilDigest();
        Sending digest = digest();
        answer(digest, new Outcome.Rejected("answered 400"));
        bench.restart(Bench.sink("mail"));
        return digest;
    }

    /** Its members would hold labels on for ever, for no person decides of one by itself. */
    @Test
    void aDigestMayBeGivenUpWhenItsSinkIsGone() {
        decide(Command.Kind.WAIVE, deadDigestWhoseSinkIsGone());
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 5L, Phase.WAIVED, 26L));
        assertThat(bench.askings).hasSize(25);
    }

    @Test
    void hasNoEndToTellOfAStormThatWasGivenUpMeanwhile() {
        decide(Command.Kind.WAIVE, deadDigestWhoseSinkIsGone());
        bench.restart(slack(FIVE));
        bench.pass(Duration.ofDays(9));
        bench.settleDown();
        assertThat(bench.sendings).isEmpty();
        assertThat(bench.news.lines).contains("slack storm Ended");
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 5L, Phase.WAIVED, 26L));
    }

    @Test
    void aDroppedDigestMayStillBeReplayedAndTellsItsMembers() {
        storm(30);
        bench.deliverAll();
        untilDigest();
        Sending digest = digest();
        answer(digest, new Outcome.Rejected("answered 400"));
        decide(Command.Kind.DROP, digest);
        assertThat(phases()).containsEntry(Phase.DROPPED, 26L);
        bench.crash();
        decide(Command.Kind.REPLAY, digest);
        deliver(digest());
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 31L));
        assertThat(bench.askings).hasSize(25);
    }

    /** As people may while the sink is not configured. */
    @ParameterizedTest
    @EnumSource(names = {"DROP", "WAIVE"})
    void whatAPersonGaveUpWithoutATryIsNotToldByALaterDigest(Command.Kind kind) {
        storm(20);
        bench.restart(Bench.sink("mail"));
        bench.ask(kind, 10);
        bench.ask(kind, 20);
        bench.pass(Duration.ofSeconds(1));
        bench.restart(slack(FIVE));
        Phase given = kind == Command.Kind.DROP ? Phase.DROPPED : Phase.WAIVED;
        assertThat(phases()).containsEntry(given, 2L);
        untilDigest();
        bench.deliverAll();
        untilEnd();
        bench.deliverAll();
        assertThat(phases()).isEqualTo(Map.of(given, 2L, Phase.DELIVERED, 20L));
        assertThat(bench.askings)
                .extracting(asking -> asking.address().key())
                .doesNotContain(kind == Command.Kind.DROP ? "C.19" : "nobody");
    }

    @Test
    void noPersonDecidesOfAMemberByItself() {
        storm(30);
        bench.ask(Command.Kind.DROP, 20);
        bench.ask(Command.Kind.REPLAY, 21);
        bench.pass(Duration.ofSeconds(1));
        assertThat(phases()).containsEntry(Phase.GROUPED, 25L);
    }

    @Test
    void goesOnWithTheStormAfterACrash() {
        storm(30);
        bench.deliverAll();
        bench.crash();
        bench.round(bench.read(bench.event("C.77")));
        assertThat(bench.sendings).isEmpty();
        untilDigest();
        assertThat(digest().notification().alert().content().title()).startsWith("26 alerts");
        bench.crash();
        bench.round(bench.read(bench.event("C.78")));
        Sending again = digest();
        assertThat(again.attempt().number()).isEqualTo(2);
        deliver(again);
        untilEnd();
        assertThat(digest().notification().alert().content().title()).startsWith("27 alerts");
    }

    @Test
    void endsItsMembersSomeInEachTurnAndGoesOnAfterACrash() {
        storm(1_705);
        bench.deliverAll();
        untilDigest();
        bench.round(bench.heard(digest(), Outcome.Delivered.WITHOUT_RECEIPT));
        assertThat(phases()).containsEntry(Phase.GROUPED, 1_200L);
        bench.crash();
        bench.settleDown();
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 1_706L));
        assertThat(bench.askings).hasSize(1_200);
        assertThat(bench.store().digests(bench.store().name(NameKind.SINK, "slack")))
                .isEmpty();
    }

    @Test
    void theLastDigestResolvesTheFirstAlthoughTheClockWasPutBackBetween() {
        storm(30);
        bench.deliverAll();
        bench.pass(Duration.ofHours(-6));
        untilDigest();
        Sending first = digest();
        assertThat(first.notification().alert().content().title()).isEqualTo("25 alerts in 2 s, told as one");
        deliver(first);
        bench.pass(Duration.ofHours(-6));
        untilEnd();
        Alert last = digest().notification().alert();
        assertThat(last.id()).isEqualTo(first.notification().alert().id());
        assertThat(last.status()).isEqualTo(Status.RESOLVED);
        assertThat(last.content().title()).startsWith("25 alerts in 0 s");
    }

    @Test
    void endsItsMembersWhileItIsDrained() {
        storm(705);
        bench.deliverAll();
        untilDigest();
        List<Input> heard = List.of(bench.heard(digest(), Outcome.Delivered.WITHOUT_RECEIPT));
        List<Asking> askings = new ArrayList<>(
                bench.engine().commit(bench.engine().drain(heard, bench.now)).askings());
        while (!bench.engine().isIdle()) {
            askings.addAll(bench.engine()
                    .commit(bench.engine().drain(List.of(), bench.now))
                    .askings());
        }
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 706L));
        assertThat(askings).hasSize(700);
    }

    @Test
    void goesOnWithTheStormUnderTheSinksNewName() {
        storm(30);
        bench.deliverAll();
        untilDigest();
        Sending first = digest();
        deliver(first);
        bench.rename("slack", "soc", sink("soc", FIVE), slack(FIVE));
        bench.round();
        untilEnd();
        assertThat(bench.sendings).extracting(Sending::sink).containsExactly("soc");
        Alert last = bench.takeSending().notification().alert();
        assertThat(last.status()).isEqualTo(Status.RESOLVED);
        assertThat(last.id()).isEqualTo(first.notification().alert().id());
        assertThat(last.dedupKey()).isEqualTo(first.notification().alert().dedupKey());
        assertThat(last.origin().key()).isEqualTo("soc");
    }

    /** As when a state is of another version, and cannot be read. */
    @Test
    void tellsWhatIsGroupedAlthoughItsStormIsForgotten() {
        storm(30);
        bench.deliverAll();
        Changes forgotten = new Changes();
        int rule = bench.store().name(NameKind.RULE, OwnRule.STORM.word());
        forgotten.state(StateAddress.ofSink(rule, bench.store().name(NameKind.SINK, "slack")), null);
        bench.store().commit(forgotten);
        bench.crash();
        bench.round();
        untilDigest();
        assertThat(digest().notification().alert().content().title()).startsWith("25 alerts");
    }

    @Test
    void tellsWhatIsGroupedAlthoughThereAreNoStormsAnyMore() {
        storm(30);
        bench.deliverAll();
        bench.restart(slack(null));
        bench.round(bench.read(bench.event("C.77")));
        deliver(bench.takeSending());
        untilDigest();
        List<Sending> digests = new ArrayList<>(bench.sendings);
        bench.sendings.clear();
        digests.forEach(this::deliver);
        bench.deliverAll();
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 33L));
    }

    @Test
    void tellsNothingTwiceHoweverOftenItIsKilled() {
        storm(40);
        for (int i = 0; i < 20; i++) {
            bench.crash();
            bench.pass(Duration.ofSeconds(1));
        }
        bench.deliverAll();
        untilEnd();
        bench.deliverAll();
        untilEnd();
        bench.deliverAll();
        assertThat(phases()).isEqualTo(Map.of(Phase.DELIVERED, 42L));
    }
}
