package dev.belfry.engine.store;

import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.sink.Receipt;
import dev.belfry.engine.delivery.DeliveryState;
import dev.belfry.engine.delivery.OnDoubt;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackupsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private Path file;
    private Path copy;

    @BeforeEach
    void places() {
        file = folder.resolve("belfry.db");
        copy = folder.resolve("copy.db");
    }

    private static Store open(Path store) {
        return SqliteStores.open(store, NOW, text -> new Receipt(Json.object()));
    }

    /** An alert to a sink for each phase. */
    private static void fill(Store store, Map<String, Phase> sinks) {
        int rule = store.name(NameKind.RULE, "back-online");
        Changes changes = new Changes();
        long id = 0;
        for (Map.Entry<String, Phase> sink : sinks.entrySet()) {
            id++;
            changes.alert(new AlertRow(
                    id,
                    id,
                    null,
                    1,
                    Status.FIRING,
                    rule,
                    1,
                    "C." + id,
                    "e",
                    "{\"title\":\"x\"}",
                    "[\"x\"]",
                    null,
                    id,
                    1,
                    NOW));
            int number = store.name(NameKind.SINK, sink.getKey());
            changes.create(new DeliveryRow(id, id, number, id, Need.REQUIRED, state(sink.getValue())));
        }
        store.commit(changes);
    }

    private static DeliveryState state(Phase phase) {
        @Nullable Instant nextAt = phase == Phase.PENDING ? NOW.plusSeconds(60) : null;
        return new DeliveryState(phase, 1, 0, nextAt, NOW, null, null, null);
    }

    private static OnDoubt resend(String anySink) {
        return OnDoubt.RESEND;
    }

    private static Phase phase(Path store, String sink) {
        try (StoreReader reader = SqliteStores.openForReading(store).orElseThrow()) {
            return reader.deliveries(DeliveryFilter.newest(1).sink(sink))
                    .get(0)
                    .state()
                    .phase();
        }
    }

    @Test
    void copiesAStoreThatIsInUseAndIsReadableByItsOwnerOnly() throws IOException {
        try (Store store = open(file)) {
            fill(store, Map.of("slack", Phase.PENDING));
            Backups.copy(file, copy, NOW);
            assertThat(store.identity().tag()).hasSize(4);
        }
        assertThat(phase(copy, "slack")).isEqualTo(Phase.PENDING);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(Backups.copiedAt(copy)).contains(NOW);
        assertThat(Backups.copiedAt(file)).isEmpty();
        open(file).close();
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains(".part"));
        }
    }

    @Test
    void doesNotOverwrite() throws IOException {
        open(file).close();
        Files.writeString(copy, "dear to somebody");

        assertThatThrownBy(() -> Backups.copy(file, copy, NOW))
                .isInstanceOf(StoreException.class)
                .hasMessage(copy + ": is there already. Name another file.");
        assertThat(copy).hasContent("dear to somebody");
    }

    @Test
    void saysWhereItCannotWrite() {
        open(file).close();
        Path nowhere = folder.resolve("nowhere").resolve("copy.db");

        assertThatThrownBy(() -> Backups.copy(file, nowhere, NOW))
                .isInstanceOf(StoreException.class)
                .hasMessage(nowhere + ": cannot be written. Check its folder's owner, mode and room.");
    }

    @Test
    void noInstanceRunsOnACopyUntilItIsResumed() {
        open(file).close();
        Backups.copy(file, copy, NOW);

        assertThatThrownBy(() -> open(copy))
                .isInstanceOf(StoreException.class)
                .hasMessage(copy + ": is a backup of 2026-11-24T12:00:00Z; what waited then may have been sent since."
                        + " To see that and to go on:  belfry resume");
        assertThatThrownBy(() -> open(copy)).hasMessageContaining("is a backup");
        Backups.resume(copy, BackupsTest::resend, NOW);
        open(copy).close();
        assertThat(Backups.copiedAt(copy)).isEmpty();
    }

    @Test
    void whatWaitedIsInDoubtOrParkedAndWhatWasOverStaysOver() {
        try (Store store = open(file)) {
            fill(
                    store,
                    Map.of(
                            "pending", Phase.PENDING,
                            "sending", Phase.SENDING,
                            "careful", Phase.PENDING,
                            "parked", Phase.PARKED,
                            "delivered", Phase.DELIVERED,
                            "dead", Phase.DEAD));
        }
        Backups.copy(file, copy, NOW);

        assertThat(Backups.resume(copy, sink -> sink.equals("careful") ? OnDoubt.PARK : OnDoubt.RESEND, NOW))
                .isEqualTo(3);

        assertThat(List.of("pending", "sending", "careful", "parked", "delivered", "dead"))
                .extracting(sink -> phase(copy, sink))
                .containsExactly(
                        Phase.IN_DOUBT, Phase.IN_DOUBT, Phase.PARKED, Phase.PARKED, Phase.DELIVERED, Phase.DEAD);
        assertThat(phase(file, "pending")).isEqualTo(Phase.PENDING);
        try (Store store = open(copy)) {
            int sink = store.name(NameKind.SINK, "pending");
            assertThat(store.ready(sink, NOW, Set.of(), 10)).hasSize(1);
        }
    }

    @Test
    void anInstanceThatRunsIsNotDisturbed() {
        open(file).close();
        Backups.copy(file, copy, NOW);
        Backups.resume(copy, BackupsTest::resend, NOW);
        try (Store store = open(copy)) {
            assertThat(store).isNotNull();
            assertThatThrownBy(() -> Backups.resume(copy, BackupsTest::resend, NOW))
                    .hasMessageContaining("is in use by process");
        }
    }

    /** Its digest is in doubt, or still to come: they must not go out one by one. */
    @Test
    void whatIsGroupedStaysGrouped() {
        try (Store store = open(file)) {
            fill(store, Map.of("slack", Phase.GROUPED, "mail", Phase.PENDING));
            Backups.copy(file, copy, NOW);
        }
        assertThat(Backups.resume(copy, BackupsTest::resend, NOW)).isEqualTo(1);
        assertThat(phase(copy, "slack")).isEqualTo(Phase.GROUPED);
    }

    /** A receiver drops what comes under a key it has seen, which would lose an alert that has an older one's. */
    @Test
    void numbersThatWereGivenOutSinceTheCopyWasMadeAreNotGivenOutAgain() throws IOException {
        try (Store store = open(file)) {
            fill(store, Map.of("slack", Phase.DELIVERED));
            Backups.copy(file, copy, NOW);
        }
        Path again = folder.resolve("again.db");
        Files.copy(copy, again);

        Backups.resume(copy, BackupsTest::resend, NOW);
        Backups.resume(again, BackupsTest::resend, NOW.plusSeconds(60));

        try (Store first = open(copy);
                Store second = open(again)) {
            assertThat(first.identity().lastAlert()).isGreaterThan(1_000_000_000);
            assertThat(first.identity().lastDelivery())
                    .isEqualTo(first.identity().lastAlert());
            assertThat(second.identity().lastAlert())
                    .isGreaterThan(first.identity().lastAlert() + 10_000);
            assertThat(second.identity().uuid()).isEqualTo(first.identity().uuid());
        }
    }

    @Test
    void aClockThatIsWrongDoesNotBringNumbersBack() {
        try (Store store = open(file)) {
            fill(store, Map.of("slack", Phase.DELIVERED));
            Backups.copy(file, copy, NOW);
        }
        Backups.resume(copy, BackupsTest::resend, Instant.EPOCH);
        try (Store store = open(copy)) {
            assertThat(store.identity().lastAlert()).isGreaterThan(1_000_000_000);
        }
    }

    /** It may come back, and would send what a person wanted parked. */
    @Test
    void aSinkThatIsNotConfiguredIsDecidedAboutToo() {
        try (Store store = open(file)) {
            fill(store, Map.of("slack", Phase.PENDING));
            Changes changes = new Changes();
            changes.configured(Set.of());
            store.commit(changes);
        }
        Backups.copy(file, copy, NOW);
        assertThat(Backups.resume(copy, sink -> OnDoubt.PARK, NOW)).isEqualTo(1);
        try (Store store = open(copy)) {
            assertThat(store.delivery(1).orElseThrow().state().phase()).isEqualTo(Phase.PARKED);
        }
    }
}
