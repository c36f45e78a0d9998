package dev.belfry.engine.store;

import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryTableTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:50:37.000123Z");
    private static final int SINK = 7;

    @TempDir
    Path folder;

    private Store store;
    private final Changes changes = new Changes();

    @BeforeEach
    void open() {
        store = SqliteStores.open(file(), NOW, text -> new Receipt(Json.object()));
    }

    private Path file() {
        return folder.resolve("belfry.db");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private DeliveryTableTest with(long id, long lane, Phase phase, @Nullable Duration dueIn) {
        Instant nextAt = dueIn == null ? null : NOW.plus(dueIn);
        DeliveryState state = new DeliveryState(phase, 1, 0, nextAt, NOW, NOW, "", null);
        changes.create(new DeliveryRow(id, id, SINK, lane, Need.REQUIRED, state));
        return this;
    }

    private List<Long> ready(Set<Long> busy, int most) {
        return store.ready(SINK, NOW, busy, most).stream().map(DeliveryRow::id).toList();
    }

    private DeliveryTableTest untried(long id, long lane) {
        changes.create(new DeliveryRow(id, id, SINK, lane, Need.REQUIRED, DeliveryState.NEW));
        return this;
    }

    private void commit() {
        store.commit(changes);
    }

    @Test
    void bringsThoseInDoubtFirstThenThoseThatHaveWaitedThenTheNewInTheirOrder() {
        with(1, 1, Phase.PENDING, null)
                .with(2, 2, Phase.PENDING, Duration.ofSeconds(-1))
                .with(3, 3, Phase.PENDING, Duration.ofSeconds(-2))
                .with(4, 4, Phase.IN_DOUBT, Duration.ZERO)
                .with(5, 5, Phase.IN_DOUBT, null)
                .with(6, 6, Phase.PENDING, null)
                .commit();
        assertThat(ready(Set.of(), 10)).containsExactly(5L, 4L, 3L, 2L, 1L, 6L);
        assertThat(ready(Set.of(), 5)).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(ready(Set.of(5L, 3L, 1L), 3)).containsExactly(4L, 2L, 6L);
    }

    @Test
    void leavesWhatIsNotDueIsUnderWayIsParkedOrHasEnded() {
        with(1, 1, Phase.PENDING, Duration.ofSeconds(1))
                .with(2, 2, Phase.SENDING, null)
                .with(3, 3, Phase.PARKED, null)
                .with(4, 4, Phase.DELIVERED, null)
                .with(5, 5, Phase.DEAD, null)
                .with(6, 6, Phase.IN_DOUBT, Duration.ofSeconds(2))
                .commit();
        assertThat(ready(Set.of(), 10)).isEmpty();
        assertThat(store.nextReady(SINK, NOW)).contains(NOW.plusSeconds(1));
        assertThat(store.nextReady(SINK, NOW.plusSeconds(1))).contains(NOW.plusSeconds(2));
        assertThat(store.nextReady(SINK, NOW.plusSeconds(2))).isEmpty();
        assertThat(store.interrupted(SINK)).extracting(DeliveryRow::id).containsExactly(2L);
        assertThat(store.hasOpenBeyond(SINK, Set.of(1L, 2L))).isTrue();
        assertThat(store.hasOpenBeyond(SINK, Set.of(1L, 2L, 6L))).isFalse();
    }

    @Test
    void bringsWhatAClockThatWasPutBackSinceMadeWaitForTooLong() {
        Duration tooLong = DeliveryState.LONGEST_PAUSE.plusSeconds(1);
        with(1, 1, Phase.PENDING, DeliveryState.LONGEST_PAUSE)
                .with(2, 2, Phase.PENDING, tooLong)
                .with(3, 3, Phase.IN_DOUBT, tooLong)
                .commit();
        assertThat(ready(Set.of(), 10)).containsExactly(3L, 2L);
    }

    @Test
    void hastensThoseOfASinkWhosePausesBeginInTheFuture() {
        with(1, 1, Phase.PENDING, Duration.ofMinutes(5))
                .with(2, 2, Phase.IN_DOUBT, Duration.ofMinutes(5))
                .with(3, 3, Phase.PARKED, null)
                .with(4, 4, Phase.DELIVERED, null)
                .commit();
        assertThat(ready(Set.of(), 10)).isEmpty();
        Changes later = new Changes();
        later.hasten(SINK + 1, NOW.minusSeconds(60));
        later.hasten(SINK, NOW);
        store.commit(later);
        assertThat(ready(Set.of(), 10)).isEmpty();
        Changes putBack = new Changes();
        putBack.hasten(SINK, NOW.minusSeconds(60));
        store.commit(putBack);
        assertThat(ready(Set.of(), 10)).containsExactly(2L, 1L);
    }

    @Test
    void bringsThoseOfALaneThatAreNewAndNoneBehindOneThatWaitsExceptWhenItIsParked() {
        untried(1, 1)
                .untried(2, 1)
                .with(3, 2, Phase.PENDING, Duration.ofSeconds(1))
                .untried(4, 2)
                .with(5, 3, Phase.PARKED, null)
                .untried(6, 3)
                .commit();
        assertThat(ready(Set.of(), 10)).containsExactly(1L, 2L, 6L);
        assertThat(ready(Set.of(1L), 10)).containsExactly(6L);
    }

    @Test
    void bringsNoMoreThanSomeOfALaneSoThatTheOthersHaveTheirTurn() {
        for (long id = 1; id <= 100; id++) {
            untried(id, 1);
        }
        untried(101, 2).commit();
        assertThat(ready(Set.of(), 1_000)).hasSize(33).startsWith(1L, 2L).endsWith(32L, 101L);
    }

    /** Of a lane, those that are new come last: they are not tried before the others are over. */
    @Test
    void bringsTheFirstOfEachLaneAndWhatIsNewBehindItWhateverTheLanesHold() {
        Random random = new Random(7);
        List<DeliveryRow> rows = new ArrayList<>();
        for (int lane = 1; lane <= 40; lane++) {
            int old = random.nextInt(4);
            int all = old + random.nextInt(4);
            for (int i = 0; i < all; i++) {
                long id = (i + 1) * 100L + lane;
                DeliveryState state = i < old ? notNew(random) : DeliveryState.NEW;
                rows.add(new DeliveryRow(id, id, SINK, lane, Need.REQUIRED, state));
            }
        }
        rows.forEach(changes::create);
        commit();
        Set<Long> busy = Set.of(3L, 5L, 8L);
        assertThat(ready(busy, 100)).containsExactlyInAnyOrderElementsOf(expected(rows, busy));
        assertThat(ready(Set.of(), 100)).containsExactlyInAnyOrderElementsOf(expected(rows, Set.of()));
        assertThat(ready(Set.of(), 5)).isEqualTo(ready(Set.of(), 100).subList(0, 5));
    }

    private static DeliveryState notNew(Random random) {
        List<Phase> phases = List.copyOf(EnumSet.allOf(Phase.class));
        Phase phase = phases.get(random.nextInt(phases.size()));
        boolean waits = phase == Phase.PENDING || phase == Phase.IN_DOUBT;
        Instant nextAt = waits && random.nextBoolean() ? NOW.plusSeconds(random.nextInt(5) - 2) : null;
        int attempts = phase == Phase.GROUPED ? 0 : random.nextInt(2);
        return new DeliveryState(phase, attempts, 0, nextAt, null, phase == Phase.GROUPED ? null : NOW, null, null);
    }

    private static List<Long> expected(List<DeliveryRow> rows, Set<Long> busy) {
        Map<Long, List<DeliveryRow>> lanes = rows.stream()
                .filter(row -> EnumSet.of(Phase.PENDING, Phase.SENDING, Phase.IN_DOUBT)
                        .contains(row.state().phase()))
                .filter(row -> !busy.contains(row.lane()))
                .sorted(Comparator.comparing(DeliveryRow::id))
                .collect(Collectors.groupingBy(DeliveryRow::lane));
        return lanes.values().stream()
                .flatMap(DeliveryTableTest::first)
                .map(DeliveryRow::id)
                .toList();
    }

    private static Stream<DeliveryRow> first(List<DeliveryRow> lane) {
        DeliveryRow head = lane.get(0);
        if (head.state().equals(DeliveryState.NEW)) {
            return lane.stream();
        }
        return head.state().isDue(NOW) ? Stream.of(head) : Stream.empty();
    }

    @Test
    void groupedOnesNeitherGoNorBlockTheirLane() {
        with(1, 1, Phase.GROUPED, null)
                .with(2, 1, Phase.PENDING, null)
                .with(3, 3, Phase.GROUPED, null)
                .commit();
        assertThat(ready(Set.of(), 10)).containsExactly(2L);
        assertThat(store.hasOpenBeyond(SINK, Set.of(2L))).isFalse();
    }

    @Test
    void findsTheMembersOfADigestInTheirOrder() {
        with(1, 1, Phase.GROUPED, null).grouped(2, Phase.GROUPED);
        grouped(3, Phase.DELIVERED).grouped(4, Phase.GROUPED).grouped(5, Phase.DROPPED);
        with(6, 6, Phase.DROPPED, null).grouped(7, Phase.GROUPED).grouped(8, Phase.DROPPED);
        commit();
        assertThat(members(Phase.GROUPED, 1, 6, 9)).containsExactly(2L, 4L);
        assertThat(members(Phase.GROUPED, 1, 9, 2)).containsExactly(2L, 4L);
        assertThat(members(Phase.GROUPED, 4, 9, 9)).containsExactly(7L);
        assertThat(members(Phase.DROPPED, 1, 7, 9)).containsExactly(5L);
    }

    private DeliveryTableTest grouped(long id, Phase phase) {
        DeliveryState state = new DeliveryState(phase, 0, 0, null, null, null, null, null);
        changes.create(new DeliveryRow(id, id, SINK, id, Need.REQUIRED, state));
        return this;
    }

    private List<Long> members(Phase phase, long after, long last, int most) {
        return store.members(SINK, phase, after, last, most).stream()
                .map(DeliveryRow::id)
                .toList();
    }

    @Test
    void remembersTheDigestsThatMayHaveSomethingToCome() {
        assertThat(store.lastDigested(SINK)).isZero();
        List<DigestRow> rows = List.of(
                new DigestRow(10, SINK, 1, 9, null),
                new DigestRow(20, SINK, 10, 19, Phase.DELIVERED),
                new DigestRow(30, SINK, 20, 29, Phase.DROPPED),
                new DigestRow(40, SINK + 1, 1, 39, null));
        rows.forEach(changes::digest);
        commit();
        assertThat(store.digests(SINK)).containsExactly(rows.get(0), rows.get(2));
        assertThat(store.lastDigested(SINK)).isEqualTo(29);
        Changes later = new Changes();
        later.digest(rows.get(0).settled(Phase.DELIVERED));
        store.commit(later);
        assertThat(store.digests(SINK)).containsExactly(rows.get(2));
    }

    private List<String> plan(String sql) {
        try (Handle handle = SqliteStores.readOnly(file())) {
            return handle.createQuery(sql)
                    .map((rs, context) -> rs.getString("detail"))
                    .list();
        }
    }

    static Stream<String> queriesOfTheDriver() {
        return Stream.concat(
                DeliveryTable.READY.stream(),
                Stream.of(
                        DeliveryTable.NEXT_READY,
                        DeliveryTable.OPEN,
                        DeliveryTable.INTERRUPTED,
                        DeliveryTable.HASTEN,
                        DeliveryTable.GROUPED));
    }

    /** Else a backlog would be read whole for each that leaves it. */
    @ParameterizedTest
    @MethodSource("queriesOfTheDriver")
    void readsOpenDeliveriesByRangesOfTheirIndexesAndSortsNone(String sql) {
        List<String> plan = plan("explain query plan " + sql.replaceAll(":[a-z]+|[?]", "1"));
        assertThat(plan)
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step)
                        .matches(
                                "SEARCH . USING (COVERING )?INDEX delivery_open .*|SEARCH delivery USING .*INDEX delivery_open .*"
                                        + "|CORRELATED SCALAR SUBQUERY .*|SEARCH e USING INDEX delivery_lane .*"));
    }
}
