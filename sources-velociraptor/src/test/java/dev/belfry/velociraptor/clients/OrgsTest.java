package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Event;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.plugin.Finding.Level;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.core.source.Settlement.Failed;
import dev.belfry.core.source.SourceException;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeOrg;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.Permission;
import dev.belfry.velociraptor.testing.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.belfry.velociraptor.clients.LiveSource.clients;
import static dev.belfry.velociraptor.clients.LiveSource.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** One source for several organisations of a server. */
class OrgsTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final String BOT = FakeVelociraptor.BOT;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(START);
    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
    private final FakeOrg acme = velociraptor.addOrg("OABC", "ACME Inc");
    private LiveSource source;

    @BeforeEach
    void watch() throws Exception {
        velociraptor.grant(BOT, "OABC", Permission.all());
        Files.writeString(folder.resolve("api.config.yaml"), velociraptor.apiConfig());
        source = source("root", "OABC");
        label(velociraptor.root(), "C.00000000000000a1");
        label(acme, "C.00000000000000b1-OABC");
        clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        source.close();
        velociraptor.close();
    }

    @Test
    void readsEachAndSaysWhichItWas() throws Exception {
        assertThat(seen(all()))
                .extracting(event -> event.attributes().text("org").orElse("") + " "
                        + event.attributes().text("client").orElse(""))
                .containsExactlyInAnyOrder("root C.00000000000000a1", "OABC C.00000000000000b1-OABC");
    }

    @Test
    void settlesEachWhereItIs() throws Exception {
        List<Event> events = seen(all());
        clock.advance(Duration.ofSeconds(3));
        assertThat(source.settle(events))
                .hasSize(2)
                .allSatisfy(found -> assertThat(found).isInstanceOf(Done.class));
        assertThat(velociraptor.root().labels("C.00000000000000a1")).isEmpty();
        assertThat(acme.labels("C.00000000000000b1-OABC")).isEmpty();
    }

    /** The fleet of another organisation may have a client of the same id. */
    @Test
    void mixesUpNoTwoClientsOfOneId() throws Exception {
        label(acme, "C.00000000000000a1");
        clock.advance(Duration.ofSeconds(1));
        List<Event> ofAcme = seen(all()).stream()
                .filter(event -> event.attributes().text("org").orElse("").equals("OABC"))
                .toList();
        clock.advance(Duration.ofSeconds(3));
        source.settle(ofAcme);
        assertThat(acme.labels("C.00000000000000a1")).isEmpty();
        assertThat(velociraptor.root().labels("C.00000000000000a1")).containsExactly("Slack");
    }

    @Test
    void leavesOutOneThatIsForbiddenAndGoesOnWithTheOthers() throws Exception {
        velociraptor.grant(BOT, "OABC", Set.of());
        assertThat(clients(seen(all()))).containsExactly("C.00000000000000a1");
    }

    @Test
    void readsOneThatWasForbiddenBackToWhenItWasReadLast() throws Exception {
        all();
        velociraptor.grant(BOT, "OABC", Set.of());
        clock.advance(Duration.ofMinutes(1));
        all();
        acme.seen("C.00000000000000b1-OABC");
        Instant visit = clock.instant();
        clock.advance(Duration.ofHours(8));
        all();
        velociraptor.grant(BOT, "OABC", Permission.all());
        clock.advance(Duration.ofMinutes(5));
        assertThat(seen(all())).singleElement().satisfies(event -> {
            assertThat(event.attributes().text("org")).contains("OABC");
            assertThat(event.time()).isEqualTo(visit);
        });
    }

    @Test
    void failsWhenNoneCanBeRead() {
        velociraptor.grant(BOT, "OABC", Set.of());
        velociraptor.grant(BOT, "root", Set.of());
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(this::all)
                .withMessageContaining("may not run queries in org");
        assertThatExceptionOfType(SourceException.class).as("and again").isThrownBy(this::all);
    }

    @Test
    void failsAsAWholeWhenTheServerIsAway() {
        velociraptor.stop();
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(this::all)
                .withMessageContaining("refuses the connection");
    }

    @Test
    void leavesLabelsOnWhereTheyMayNotBeTakenOffAndSettlesTheOthers() throws Exception {
        List<Event> events = seen(all());
        velociraptor.grant(BOT, "OABC", Set.of(Permission.ANY_QUERY, Permission.READ_RESULTS));
        clock.advance(Duration.ofSeconds(3));
        assertThat(source.settle(events))
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Done.class, Failed.class);
        assertThat(acme.labels("C.00000000000000b1-OABC")).containsExactly("Slack");
    }

    @Test
    void watchesAllThatItMaySee() throws Exception {
        source.close();
        source = source("all");
        assertThat(clients(seen(all()))).containsExactlyInAnyOrder("C.00000000000000a1", "C.00000000000000b1-OABC");
        FakeOrg other = velociraptor.addOrg("OXYZ", "New");
        velociraptor.grant(BOT, "OXYZ", Permission.all());
        label(other, "C.00000000000000c1-OXYZ");
        clock.advance(Duration.ofMinutes(6));
        all();
        clock.advance(Duration.ofMinutes(1));
        assertThat(clients(seen(all()))).contains("C.00000000000000c1-OXYZ");
    }

    @Test
    void saysWhatToDoWhereTheServerDoesNotLetItAskForAll() {
        source.close();
        source = source("all");
        velociraptor.restrictVql();
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(this::all)
                .withMessageContaining("blocks orgs()")
                .withMessageContaining("Name the organisations in the setting orgs");
    }

    @Test
    void doctorWarnsOfOneThatIsLeftOutAndFailsWhenAllAre() throws Exception {
        velociraptor.grant(BOT, "OABC", Set.of());
        List<Finding> one = source.source().examine();
        assertThat(one).extracting(Finding::level).doesNotContain(Level.FAIL).contains(Level.WARN);
        assertThat(one)
                .extracting(Finding::text)
                .contains("org root: may change labels")
                .anySatisfy(text -> assertThat(text).startsWith("org OABC: ").endsWith("; this org is left out"));
        velociraptor.grant(BOT, "root", Set.of());
        assertThat(source.source().examine()).extracting(Finding::level).contains(Level.FAIL);
    }

    /** A poll of each organisation. */
    private List<Event> all() throws Exception {
        List<Event> events = new ArrayList<>(source.poll());
        events.addAll(source.poll());
        return events;
    }

    private void label(FakeOrg org, String client) {
        org.enrol(FakeClient.of(client, "host", clock.instant()));
        org.setLabel(client, "Slack", "alice");
    }

    private LiveSource source(String... orgs) {
        return new LiveSource(
                TestSettings.of(folder.resolve("api.config.yaml"), "Slack").in(orgs), clock);
    }
}
