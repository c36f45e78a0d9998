package dev.belfry.engine.run;

import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.run.Scene.NamedSink;
import dev.belfry.engine.run.Scene.Parts;
import dev.belfry.engine.store.Command;
import dev.belfry.engine.store.DeliveryFilter;
import dev.belfry.engine.store.DeliveryView;
import dev.belfry.engine.store.HealthView;
import dev.belfry.engine.store.SinkView;
import dev.belfry.engine.store.SqliteStores;
import dev.belfry.engine.store.StoreReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** One of two required sinks is taken out of the configuration while it has something to tell. */
@Timeout(20)
class RemovedTest {
    @TempDir
    Path folder;

    private final ScriptedSource source = new ScriptedSource();
    private final NamedSink slack = new NamedSink("slack");
    private final NamedSink teams = new NamedSink("teams");
    private Scene scene;
    private Instance instance;

    @BeforeEach
    void removed() throws Exception {
        scene = new Scene(folder);
        source.brings("C.1");
        instance = scene.instance(both());
        instance.start();
        Scene.Request one = scene.next();
        Scene.Request other = scene.next();
        instance.replace(new Parts()
                        .source("dfir", source)
                        .once()
                        .sink("slack", slack)
                        .plan())
                .get();
        (one.body().startsWith("slack") ? one : other).answer(200);
        (one.body().startsWith("teams") ? one : other).answer(503);
        while (!scene.deliveries().equals(List.of("slack C.1 delivered", "teams C.1 parked"))) {
            scene.breathe();
        }
    }

    private Parts both() {
        return new Parts().source("dfir", source).once().sink("slack", slack).sink("teams", teams);
    }

    @Test
    void itsDeliveriesShowAsParkedAndHoldTheSettlementBack() throws Exception {
        scene.now.updateAndGet(time -> time.plus(Duration.ofDays(30)));
        instance.stop(Duration.ZERO);
        assertThat(source.settled).isEmpty();
        assertThat(scene.wire).isEmpty();
        try (StoreReader reader = scene.reader()) {
            List<DeliveryView> parked =
                    reader.deliveries(DeliveryFilter.newest(10).phases(Set.of(Phase.PARKED)));
            assertThat(parked).hasSize(1);
            assertThat(parked.get(0).state().answer()).isEqualTo("its sink is not in the configuration");
            HealthView gone = new HealthView("gone", "not in the configuration", null);
            assertThat(reader.sinks()).contains(new SinkView("teams", gone, 0, 1, 0, null, null));
            assertThat(reader.stories("C.1", 1).get(0).alerts().get(0).deliveries())
                    .extracting(journey -> journey.phase())
                    .containsExactly(Phase.DELIVERED, Phase.PARKED);
        }
    }

    @Test
    void theyGoOnByThemselvesWhenItIsThereAgain() throws Exception {
        instance.replace(both().plan()).get();
        Scene.Request again = scene.next();
        assertThat(again.body()).isEqualTo("teams C.1");
        again.answer(200);
        scene.heard.await("settled C.1");
        instance.stop(Duration.ZERO);
        assertThat(teams.ids.get(0)).isEqualTo(teams.ids.get(1));
    }

    @Test
    void aPersonMayEndThem() throws Exception {
        DeliveryView parked;
        try (StoreReader reader = scene.reader()) {
            parked = reader.deliveries(DeliveryFilter.newest(10).sink("teams").phases(Set.of(Phase.PARKED)))
                    .get(0);
        }
        SqliteStores.ask(scene.file(), List.of(new Command(Command.Kind.WAIVE, parked.id(), Tell.NOW)));
        while (source.settled.isEmpty()) {
            scene.now.updateAndGet(time -> time.plusSeconds(1));
            scene.breathe();
        }
        instance.stop(Duration.ZERO);
        assertThat(scene.deliveries()).containsExactly("slack C.1 delivered", "teams C.1 waived");
    }

    @Test
    void aSourceThatIsNotThereIsSaidToBeGoneAndAskedAgainWhenItIsBack() throws Exception {
        ScriptedSource other = new ScriptedSource();
        Parts without =
                new Parts().source("other", other).once().sink("slack", slack).sink("teams", teams);
        instance.replace(without.plan()).get();
        scene.next().answer(200);
        scene.heard.await("settled C.1");
        try (StoreReader reader = scene.reader()) {
            assertThat(reader.sources())
                    .filteredOn(view -> view.name().equals("dfir"))
                    .extracting(view -> view.health().state())
                    .containsExactly("gone");
        }
        instance.replace(both().plan()).get();
        while (source.settled.isEmpty()) {
            scene.now.updateAndGet(time -> time.plusSeconds(60));
            scene.breathe();
        }
        instance.stop(Duration.ZERO);
    }
}
