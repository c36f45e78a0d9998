package dev.belfry.engine.store;

import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.AlertView.Journey;
import dev.belfry.engine.store.AlertView.Member;
import dev.belfry.engine.store.AlertView.Members;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class StoreReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37.000123Z");
    private static final Set<Phase> ANY = Set.of();
    private static final HealthView UNKNOWN = new HealthView(null, null, null);

    @TempDir
    Path folder;

    private Store store;
    private StoreReader reader;
    private int rule;
    private int other;
    private int slack;
    private int mail;
    private long last;

    @BeforeEach
    void open() {
        Path file = folder.resolve("belfry.db");
        store = SqliteStores.open(file, NOW, text -> new Receipt(Json.object()));
        reader = SqliteStores.openForReading(file).orElseThrow();
        store.name(NameKind.SOURCE, "dfir");
        rule = store.name(NameKind.RULE, "back-online");
        other = store.name(NameKind.RULE, "another");
        slack = store.name(NameKind.SINK, "slack");
        mail = store.name(NameKind.SINK, "mail");
    }

    @AfterEach
    void close() {
        reader.close();
        store.close();
    }

    /** An alert with one delivery, both of the next number. */
    private long put(int byRule, String key, int sink, Phase phase, Instant at) {
        long id = ++last;
        Changes changes = new Changes();
        changes.alert(new AlertRow(
                id,
                id,
                null,
                1,
                Status.FIRING,
                byRule,
                1,
                key,
                "e",
                "{\"title\":\"of " + key + "\"}",
                "[]",
                null,
                id,
                1,
                at));
        DeliveryState state = new DeliveryState(phase, 1, 0, null, at, null, "answered 500", null);
        changes.create(new DeliveryRow(id, id, sink, id, Need.REQUIRED, state));
        store.commit(changes);
        return id;
    }

    /** A delivery that was never tried by itself. */
    private long member(Phase phase) {
        return member(phase, null);
    }

    private long member(Phase phase, @Nullable String answer) {
        long id = put(rule, "C." + (last + 1), slack, phase, NOW);
        Changes changes = new Changes();
        DeliveryRow row = store.delivery(id).orElseThrow();
        changes.update(id, row.state(), new DeliveryState(phase, 0, 0, null, null, null, answer, null));
        store.commit(changes);
        return id;
    }

    private String alert(long id) {
        return store.identity().alertId(id);
    }

    @Test
    void findsWhatADigestTellsAndWhichDigestTellsIt() {
        put(rule, "C.1", slack, Phase.DELIVERED, NOW);
        long told = member(Phase.DELIVERED, "by digest " + alert(6));
        member(Phase.DROPPED, "its sink is not in the configuration");
        put(rule, "C.3", mail, Phase.PENDING, NOW);
        long grouped = member(Phase.GROUPED);
        long digest = put(other, "slack", slack, Phase.PENDING, NOW);
        long later = member(Phase.GROUPED);
        Changes changes = new Changes();
        changes.digest(new DigestRow(digest, slack, 1, digest - 1, null));
        store.commit(changes);
        DeliveryFilter byDigest = DeliveryFilter.newest(100).digest(alert(digest));
        assertThat(ids(byDigest)).containsExactly(grouped, told);
        assertThat(ids(DeliveryFilter.newest(100).digest("nonsense"))).isEmpty();
        assertThat(reader.deliveries(DeliveryFilter.newest(100)))
                .filteredOn(view -> view.digest() != null)
                .extracting(DeliveryView::id, DeliveryView::digest)
                .containsExactly(tuple(grouped, alert(digest)), tuple(told, alert(digest)));
        assertThat(journey(alert(grouped)).digest()).isEqualTo(alert(digest));
        assertThat(journey(alert(later)).digest()).isNull();
        Members members = requireNonNull(journey(alert(digest)).members());
        assertThat(members.count()).isEqualTo(2);
        assertThat(members.first()).extracting(Member::alert).containsExactly(alert(told), alert(grouped));
        assertThat(reader.storms()).containsExactly(new StormView("slack", 2, null));
        assertThat(reader.sinks()).extracting(SinkView::open).containsExactly(1L, 1L);
    }

    private Journey journey(String alert) {
        return reader.stories(alert, 1).get(0).alerts().get(0).deliveries().get(0);
    }

    @Test
    void callsWhatBelfrySaysOfASinkByTheSinksName() {
        int storm = store.name(NameKind.RULE, "storm");
        long digest = put(storm, StateAddress.ofSink(storm, slack).key(), slack, Phase.DELIVERED, NOW);
        put(rule, "#" + slack, slack, Phase.DELIVERED, NOW);
        assertThat(ids(DeliveryFilter.newest(100).key("slack"))).containsExactly(digest);
        assertThat(ids(DeliveryFilter.newest(100).about("lac"))).containsExactly(digest);
        assertThat(reader.deliveries(DeliveryFilter.newest(100)))
                .extracting(DeliveryView::key)
                .containsExactly("#" + slack, "slack");
        assertThat(reader.stories("slack", 9)).extracting(Story::key).containsExactly("slack");
        assertThat(reader.stories(alert(digest), 9)).extracting(Story::key).containsExactly("slack");
    }

    @Test
    void saysThatThereIsAStorm() {
        int storm = store.name(NameKind.RULE, "storm");
        Changes changes = new Changes();
        changes.state(StateAddress.ofSink(storm, slack), new StateRow("{}", null, null, null, "[]", NOW));
        store.commit(changes);
        assertThat(reader.storms()).containsExactly(new StormView("slack", 0, NOW));
        assertThat(reader.rules(NOW)).extracting(RuleView::name).doesNotContain("storm");
    }

    @Test
    void countsWhatIsOpenOrDeadByPhase() {
        put(rule, "C.1", slack, Phase.PENDING, NOW.plusSeconds(5));
        put(rule, "C.2", slack, Phase.PENDING, NOW.plusSeconds(6));
        put(rule, "C.3", slack, Phase.DEAD, NOW);
        put(rule, "C.4", mail, Phase.PARKED, NOW);
        put(rule, "C.5", mail, Phase.DELIVERED, NOW);
        assertThat(reader.phases())
                .containsExactlyInAnyOrder(
                        new PhaseView("slack", Phase.PENDING, 2, NOW.plusSeconds(5)),
                        new PhaseView("slack", Phase.DEAD, 1, NOW),
                        new PhaseView("mail", Phase.PARKED, 1, NOW));
    }

    /** All views agree: nothing of it is on its way, and nothing grows old. */
    @Test
    void whatWaitsForASinkThatIsNotConfiguredIsParkedInEachView() {
        put(rule, "C.1", slack, Phase.PENDING, NOW.minusSeconds(3));
        put(rule, "C.2", slack, Phase.IN_DOUBT, NOW);
        put(rule, "C.3", slack, Phase.PARKED, NOW);
        put(rule, "C.4", slack, Phase.DEAD, NOW);
        member(Phase.GROUPED);
        Changes changes = new Changes();
        changes.configured(Set.of(mail));
        store.commit(changes);
        assertThat(reader.phases())
                .containsExactlyInAnyOrder(
                        new PhaseView("slack", Phase.PARKED, 4, NOW.minusSeconds(3)),
                        new PhaseView("slack", Phase.DEAD, 1, NOW));
        assertThat(reader.sinks())
                .filteredOn(view -> view.name().equals("slack"))
                .extracting(SinkView::open, SinkView::parked, SinkView::dead, SinkView::oldest)
                .containsExactly(tuple(0L, 4L, 1L, null));
        assertThat(reader.storms()).isEmpty();
        assertThat(ids(DeliveryFilter.newest(10).phases(Set.of(Phase.PARKED)))).hasSize(4);
    }

    private static DeliveryFilter filter(
            @Nullable String sink,
            @Nullable String byRule,
            @Nullable String key,
            Set<Phase> phases,
            @Nullable Instant since,
            int most) {
        return DeliveryFilter.newest(most)
                .sink(sink)
                .rule(byRule)
                .about(key)
                .phases(phases)
                .since(since);
    }

    private List<Long> ids(DeliveryFilter filter) {
        return reader.deliveries(filter).stream().map(DeliveryView::id).toList();
    }

    private List<Long> byKey(String key) {
        return ids(filter(null, null, key, ANY, null, 100));
    }

    @Test
    void listsTheNewestFirstAndNoMoreThanIsWanted() {
        for (int i = 0; i < 5; i++) {
            put(rule, "C." + i, slack, Phase.DELIVERED, NOW);
        }
        assertThat(ids(filter(null, null, null, ANY, null, 3))).containsExactly(5L, 4L, 3L);
        DeliveryView view =
                reader.deliveries(filter(null, null, null, ANY, null, 1)).get(0);
        assertThat(view.alert()).isEqualTo(store.identity().alertId(5));
        assertThat(view)
                .extracting(DeliveryView::rule, DeliveryView::key, DeliveryView::sink, DeliveryView::raisedAt)
                .containsExactly("back-online", "C.4", "slack", NOW);
        assertThat(view.state().answer()).isEqualTo("answered 500");
    }

    @Test
    void filtersByEverythingAtOnce() {
        put(rule, "C.1", slack, Phase.DEAD, NOW);
        put(rule, "C.1", mail, Phase.DEAD, NOW);
        put(other, "C.1", slack, Phase.DEAD, NOW);
        put(rule, "C.1", slack, Phase.PENDING, NOW);
        put(rule, "C.1", slack, Phase.DEAD, NOW.minusSeconds(1));
        put(rule, "C.2", slack, Phase.DEAD, NOW);
        assertThat(ids(filter("slack", "back-online", "C.1", Set.of(Phase.DEAD, Phase.PARKED), NOW, 100)))
                .containsExactly(1L);
        assertThat(ids(filter("nobody", null, null, ANY, null, 100))).isEmpty();
        assertThat(ids(filter(null, null, null, Set.of(Phase.PENDING), null, 100)))
                .containsExactly(4L);
        assertThat(ids(filter(null, null, null, ANY, NOW, 100))).containsExactly(6L, 4L, 3L, 2L, 1L);
    }

    @Test
    void narrowsByAlertKeyCauseAndTime() {
        put(rule, "C.1", slack, Phase.DEAD, NOW);
        put(rule, "C.10", slack, Phase.DEAD, NOW.plusSeconds(1));
        DeliveryFilter all = DeliveryFilter.newest(100);
        assertThat(ids(all.key("C.1"))).containsExactly(1L);
        assertThat(ids(all.cause("500"))).containsExactly(2L, 1L);
        assertThat(ids(all.cause("50%"))).isEmpty();
        assertThat(ids(all.until(NOW.plusSeconds(1)).phases(Set.of(Phase.DEAD))))
                .containsExactly(1L);
        assertThat(ids(all.alert(store.identity().alertId(2)))).containsExactly(2L);
        assertThat(ids(all.alert("none-2"))).isEmpty();
        assertThat(ids(all.alert("all"))).isEmpty();
        assertThat(ids(all.alert("'; drop table alert; --"))).isEmpty();
    }

    @Test
    void looksForAKeyAsItIsWritten() {
        put(rule, "100%", slack, Phase.DELIVERED, NOW);
        put(rule, "100 and more", slack, Phase.DELIVERED, NOW);
        put(rule, "a_b", slack, Phase.DELIVERED, NOW);
        put(rule, "axb", slack, Phase.DELIVERED, NOW);
        put(rule, "a\\b", slack, Phase.DELIVERED, NOW);
        put(rule, "'; drop table alert; --", slack, Phase.DELIVERED, NOW);
        put(rule, ":key <phases> ?", slack, Phase.DELIVERED, NOW);
        put(rule, "wow!", slack, Phase.DELIVERED, NOW);
        assertThat(byKey("100%")).containsExactly(1L);
        assertThat(byKey("a_b")).containsExactly(3L);
        assertThat(byKey("a\\b")).containsExactly(5L);
        assertThat(byKey("\\")).containsExactly(5L);
        assertThat(byKey("%")).containsExactly(1L);
        assertThat(byKey("'; drop table alert; --")).containsExactly(6L);
        assertThat(byKey(":key <phases> ?")).containsExactly(7L);
        assertThat(byKey("!")).containsExactly(8L);
        assertThat(byKey("")).hasSize(8);
    }

    @Test
    void findsAKeyInWhatTheAlertSaysToo() {
        put(rule, "C.1", slack, Phase.DELIVERED, NOW);
        assertThat(byKey("of C.1")).containsExactly(1L);
    }

    @Test
    void countsEachSinksOpenParkedAndDead() {
        put(rule, "C.0", slack, Phase.PARKED, NOW.minusSeconds(99));
        put(rule, "C.1", slack, Phase.SENDING, NOW.minusSeconds(9));
        put(rule, "C.2", slack, Phase.IN_DOUBT, NOW);
        put(rule, "C.3", slack, Phase.DEAD, NOW);
        put(rule, "C.4", slack, Phase.DROPPED, NOW);
        put(rule, "C.5", slack, Phase.DELIVERED, NOW);
        assertThat(reader.sinks())
                .containsExactly(
                        new SinkView("mail", UNKNOWN, 0, 0, 0, null, null),
                        new SinkView("slack", UNKNOWN, 2, 1, 1, NOW.minusSeconds(9), "answered 500"));
    }

    @Test
    void countsEachRulesAlertsSinceATime() {
        put(rule, "C.1", slack, Phase.DELIVERED, NOW.minusSeconds(1));
        put(rule, "C.2", slack, Phase.DELIVERED, NOW);
        put(rule, "C.3", slack, Phase.DELIVERED, NOW.plusSeconds(1));
        assertThat(reader.rules(NOW))
                .containsExactly(
                        new RuleView("another", UNKNOWN, 0, null),
                        new RuleView("back-online", UNKNOWN, 2, NOW.plusSeconds(1)));
    }

    @Test
    void saysHowASourceIsAndWhenItWasReadLast() {
        assertThat(reader.sources()).containsExactly(new SourceView("dfir", UNKNOWN, null));
        Changes changes = new Changes();
        changes.checkpoint(1, "a", new CheckpointRow("{}", NOW));
        changes.checkpoint(1, "b", new CheckpointRow("{}", NOW.plusSeconds(1)));
        changes.health(new HealthRow(1, "failing", "refused", NOW, NOW.plusSeconds(2)));
        store.commit(changes);
        assertThat(reader.sources())
                .containsExactly(new SourceView("dfir", new HealthView("failing", "refused", NOW), NOW.plusSeconds(1)));
    }

    /** Of its splits, the one that was read in the half minute since it said that it is well. */
    @Test
    void aSourceWasReadWellWhenItLastBroughtSomethingUnlessThatIsInTheFuture() {
        Changes changes = new Changes();
        changes.health(HealthRow.ok(1, NOW));
        changes.checkpoint(1, "now", new CheckpointRow("{}", NOW.plusSeconds(20)));
        changes.checkpoint(1, "before", new CheckpointRow("{}", NOW.minusSeconds(90)));
        changes.checkpoint(1, "clock put back since", new CheckpointRow("{}", NOW.plusSeconds(7_200)));
        store.commit(changes);
        assertThat(reader.sources()).extracting(SourceView::readAt).containsExactly(NOW.plusSeconds(20));
    }

    @Test
    void aSourceWithNothingNewWasReadWellAllTheSame() {
        says(new HealthRow(1, "ok", "", NOW, NOW.plusSeconds(30)));
        says(new HealthRow(1, "failing", "refused", NOW.plusSeconds(31), NOW.plusSeconds(40)));
        assertThat(reader.sources()).extracting(SourceView::readAt).containsExactly(NOW.plusSeconds(30));
        says(HealthRow.ok(1, NOW.plusSeconds(50)));
        assertThat(reader.sources()).extracting(SourceView::readAt).containsExactly(NOW.plusSeconds(50));
    }

    @Test
    void saysHowASinkIs() {
        says(new HealthRow(slack, "failing", "answered 401", NOW, NOW));
        assertThat(reader.sinks())
                .extracting(SinkView::health)
                .containsExactly(UNKNOWN, new HealthView("failing", "answered 401", NOW));
    }

    private void says(HealthRow row) {
        Changes changes = new Changes();
        changes.health(row);
        store.commit(changes);
    }

    @Test
    void countsWhatWasSentAgainInDoubt() {
        long id = put(rule, "C.1", slack, Phase.SENDING, NOW);
        DeliveryState sending = new DeliveryState(Phase.SENDING, 1, 0, null, NOW, null, null, null);
        DeliveryState doubt = new DeliveryState(Phase.IN_DOUBT, 1, 0, NOW, NOW, NOW, "broken", null);
        DeliveryState again = new DeliveryState(Phase.SENDING, 2, 0, null, NOW, null, null, null);
        commit(id, sending, doubt);
        assertThat(reader.resentInDoubt()).isZero();
        commit(id, doubt, again);
        assertThat(reader.resentInDoubt()).isEqualTo(1);
    }

    private void commit(long id, DeliveryState from, DeliveryState to) {
        Changes changes = new Changes();
        changes.update(id, from, to);
        store.commit(changes);
    }

    @Test
    void tellsWhatBecameOfAKeyWithEveryAttempt() {
        long first = put(rule, "C.1", slack, Phase.SENDING, NOW);
        put(other, "C.2", slack, Phase.DELIVERED, NOW);
        DeliveryState doubted =
                new DeliveryState(Phase.IN_DOUBT, 1, 0, null, NOW, NOW.plusMillis(5), "the process ended", null);
        Changes changes = new Changes();
        changes.update(
                first,
                doubted,
                new DeliveryState(
                        Phase.DELIVERED, 2, 0, null, NOW.plusSeconds(1), NOW.plusSeconds(2), "answered 200", null));
        changes.state(
                new StateAddress(rule, "C.1"),
                new StateRow("{}", NOW.plusSeconds(9), first, "e", "[\"told\"]", NOW.plusSeconds(2)));
        store.commit(changes);

        Story story = reader.stories("c.1", 10).get(0);

        assertThat(story.rule()).isEqualTo("back-online");
        assertThat(story.key()).isEqualTo("C.1");
        assertThat(story.standing())
                .isEqualTo(new Story.Standing("[\"told\"]", NOW.plusSeconds(2), NOW.plusSeconds(9)));
        AlertView alert = story.alerts().get(0);
        assertThat(alert.id()).isEqualTo(store.identity().alertId(1));
        assertThat(alert.deliveries()).hasSize(1);
        assertThat(alert.deliveries().get(0).phase()).isEqualTo(Phase.DELIVERED);
        assertThat(alert.deliveries().get(0).attempts())
                .containsExactly(
                        new Changes.AttemptRow(1, NOW, NOW.plusMillis(5), Phase.IN_DOUBT, "the process ended"),
                        new Changes.AttemptRow(
                                2, NOW.plusSeconds(1), NOW.plusSeconds(2), Phase.DELIVERED, "answered 200"));
    }

    @Test
    void findsStoriesByTheirAlertAndByTheirMessageAndOfClientsWithoutAnAlert() {
        put(rule, "C.1", slack, Phase.DELIVERED, NOW);
        put(rule, "C.2", slack, Phase.DELIVERED, NOW);
        Changes changes = new Changes();
        changes.state(new StateAddress(rule, "C.3"), new StateRow("{}", null, null, null, "[\"waits\"]", NOW));
        store.commit(changes);

        assertThat(keys(store.identity().alertId(2))).containsExactly("C.2");
        assertThat(keys("of C.1")).containsExactly("C.1");
        assertThat(keys("C.3")).containsExactly("C.3");
        assertThat(keys("C.")).containsExactly("C.1", "C.2", "C.3");
        assertThat(keys(store.identity().alertId(77))).isEmpty();
        assertThat(keys("%")).isEmpty();
    }

    /** A later revision of an alert, or with its own number as first a new alert. */
    private void revise(long first, int revision) {
        long id = ++last;
        Changes changes = new Changes();
        changes.alert(new AlertRow(
                id, first, id - 1, revision, Status.FIRING, rule, 1, "C.1", "e", "{}", "[]", null, id, 0, NOW));
        store.commit(changes);
    }

    /** However many its key has had since, and however often it was revised. */
    @Test
    void ofAnAlertThatIsNamedTellsThatOneAndItsFirstRevision() {
        long named = put(rule, "C.1", slack, Phase.DEAD, NOW);
        for (int i = 2; i <= 30; i++) {
            revise(named, i);
        }
        for (int i = 0; i < 30; i++) {
            put(rule, "C.1", slack, Phase.DELIVERED, NOW);
        }
        Changes changes = new Changes();
        changes.state(new StateAddress(rule, "C.1"), new StateRow("{}", null, last, "e", "[\"told\"]", NOW));
        store.commit(changes);

        Story story = reader.stories(alert(named), 1).get(0);

        assertThat(story.alerts()).extracting(AlertView::id).containsOnly(alert(named));
        assertThat(story.alerts()).hasSize(21);
        assertThat(story.alerts().get(0).revision()).isEqualTo(30);
        assertThat(story.alerts().get(20).revision()).isEqualTo(1);
        assertThat(story.standing()).as("of a later alert").isNull();
        assertThat(reader.stories(alert(last), 1).get(0).standing()).isNotNull();
    }

    @Test
    void findsAnAlertWhoseFirstRevisionIsForgotten() {
        long first = ++last;
        revise(first, 2);
        assertThat(reader.stories(alert(first), 1).get(0).alerts())
                .extracting(AlertView::revision)
                .containsExactly(2);
    }

    @Test
    void anAttemptKeepsHowItEndedWhenItsSinkIsNotConfiguredAnyMore() {
        long id = put(rule, "C.1", slack, Phase.PENDING, NOW);
        Changes changes = new Changes();
        changes.configured(Set.of(mail));
        store.commit(changes);
        Journey journey = journey(alert(id));
        assertThat(journey.phase()).isEqualTo(Phase.PARKED);
        assertThat(journey.answer()).isEqualTo("its sink is not in the configuration");
        assertThat(journey.attempts())
                .extracting(Changes.AttemptRow::left, Changes.AttemptRow::answer)
                .containsExactly(tuple(Phase.PENDING, "answered 500"));
    }

    private List<String> keys(String about) {
        return reader.stories(about, 10).stream().map(Story::key).toList();
    }
}
