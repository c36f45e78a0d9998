package dev.belfry.engine.run;

import dev.belfry.core.event.Handle;
import dev.belfry.core.source.SourceException;
import dev.belfry.engine.driver.OnceRule;
import dev.belfry.engine.run.Scene.NamedSink;
import dev.belfry.engine.run.Scene.Parts;
import dev.belfry.engine.store.NameKind;
import dev.belfry.engine.store.OrphanView;
import dev.belfry.engine.store.Renames;
import dev.belfry.engine.store.Renames.How;
import dev.belfry.engine.store.StoreException;
import dev.belfry.engine.store.StoreReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One client is told and settled, one waits for its source to settle, one is on its way to the sink; then a part gets
 * another name.
 */
// Every case lives through an instance that waits for real pauses.
@Tag("real-clock")
@Timeout(20)
class RenameTest {
    @TempDir
    Path folder;

    private final ScriptedSource source = new ScriptedSource();
    private final NamedSink sink = new NamedSink("sink");
    private Scene scene;

    @BeforeEach
    void history() throws Exception {
        scene = new Scene(folder);
        source.brings("C.done");
        Instance instance = scene.instance(parts("dfir", "back-online", "slack"));
        instance.start();
        scene.next().answer(200);
        scene.heard.await("settled C.done");
        source.refusesToSettle = true;
        source.brings("C.settling", "C.sending");
        Scene.Request settling = scene.next();
        Scene.Request sending = scene.next();
        assertThat(List.of(settling.body(), sending.body())).containsExactly("sink C.settling", "sink C.sending");
        settling.answer(200);
        scene.heard.await("settled C.settling");
        instance.stop(Duration.ZERO);
        source.refusesToSettle = false;
        assertThat(scene.deliveries())
                .containsExactly("slack C.done delivered", "slack C.settling delivered", "slack C.sending sending");
    }

    private Parts parts(String sourceName, String ruleName, String sinkName) {
        source.name = sourceName;
        return new Parts()
                .source(sourceName, source)
                .rule(ruleName, new OnceRule())
                .sink(sinkName, sink);
    }

    private How rename(NameKind kind, String from, String to) {
        return Renames.rename(scene.file(), kind, from, to);
    }

    /** Everybody is seen once more; what was open is told and settled, once, and nobody is told again. */
    private void goesOn(Parts parts) throws Exception {
        Instance instance = scene.instance(parts);
        instance.start();
        Scene.Request again = scene.next();
        assertThat(again.body()).isEqualTo("sink C.sending");
        assertThat(sink.ids.get(3)).as("the receiver knows it again").isEqualTo(sink.ids.get(2));
        again.answer(200);
        scene.heard.await("settled C.sending");
        while (source.settled.stream()
                .noneMatch(handle -> handle.value().toString().contains("C.settling"))) {
            scene.now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
            scene.breathe();
        }
        source.brings("C.done", "C.settling", "C.sending", "C.new");
        assertThat(scene.next().body()).isEqualTo("sink C.new");
        instance.stop(Duration.ZERO);
        assertThat(scene.wire).isEmpty();
    }

    @Test
    void aRuleKeepsItsMemory() throws Exception {
        assertThat(rename(NameKind.RULE, "back-online", "online")).isEqualTo(How.RENAMED);
        goesOn(parts("dfir", "online", "slack"));
    }

    @Test
    void aSinkKeepsWhatWaits() throws Exception {
        assertThat(rename(NameKind.SINK, "slack", "soc")).isEqualTo(How.RENAMED);
        goesOn(parts("dfir", "back-online", "soc"));
    }

    @Test
    void aSourceSettlesWhatItBroughtUnderItsOldName() throws Exception {
        assertThat(rename(NameKind.SOURCE, "dfir", "velo")).isEqualTo(How.RENAMED);
        goesOn(parts("velo", "back-online", "slack"));
        assertThat(source.settled)
                .filteredOn(handle -> handle.value().toString().contains("C.settling"))
                .extracting(Handle::source)
                .containsOnly("velo");
    }

    @Test
    void aNewNameThatHasNothingYetGivesWay() throws Exception {
        scene.instance(parts("velo", "online", "soc")).close();
        assertThat(rename(NameKind.SOURCE, "dfir", "velo")).isEqualTo(How.RENAMED);
        assertThat(rename(NameKind.RULE, "back-online", "online")).isEqualTo(How.RENAMED);
        assertThat(rename(NameKind.SINK, "slack", "soc")).isEqualTo(How.RENAMED);
        goesOn(parts("velo", "online", "soc"));
    }

    /** As when somebody started it before thinking of renaming. */
    private void startUnder(Parts parts, String client) throws Exception {
        source.brings(client);
        Instance instance = scene.instance(parts);
        instance.start();
        Scene.Request request = scene.next();
        while (!request.body().endsWith(client)) {
            request = scene.next();
        }
        request.answer(200);
        scene.heard.await("told " + client);
        instance.stop(Duration.ZERO);
    }

    @Test
    void aSourceThatWasReadUnderItsNewNameBecomesOneWithTheOld() throws Exception {
        source.name = "velo";
        sinkForgets(() ->
                startUnder(new Parts().source("velo", source).once().sink("other", new NamedSink("other")), "C.other"));
        assertThat(rename(NameKind.SOURCE, "dfir", "velo")).isEqualTo(How.MERGED);
        goesOn(parts("velo", "back-online", "slack"));
    }

    @Test
    void aSinkThatToldUnderItsNewNameBecomesOneWithTheOld() throws Exception {
        sinkForgets(() -> startUnder(parts("dfir", "back-online", "soc"), "C.other"));
        assertThat(rename(NameKind.SINK, "slack", "soc")).isEqualTo(How.MERGED);
        goesOn(parts("dfir", "back-online", "soc"));
    }

    private void sinkForgets(Work work) throws Exception {
        List<String> before = List.copyOf(sink.ids);
        work.run();
        sink.ids.clear();
        sink.ids.addAll(before);
    }

    private interface Work {
        void run() throws Exception;
    }

    @Test
    void twoMemoriesOfARuleAreNotMadeOne() throws Exception {
        startUnder(parts("dfir", "online", "slack"), "C.other");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> rename(NameKind.RULE, "back-online", "online"))
                .withMessageContaining("Two memories of whom was told cannot be made one");
    }

    @Test
    void twoSinksThatWereToTellTheSameAreNotMadeOne() throws Exception {
        scene.instance(parts("dfir", "back-online", "slack").sink("soc", sink)).close();
        execute("insert into delivery select id + 100, alert, (select id from name where name = 'soc'), lane, required,"
                + " phase, attempts, strikes, next_at, started_at, ended_at, answer, receipt, waited from delivery");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> rename(NameKind.SINK, "slack", "soc"))
                .withMessageContaining("so they are two");
    }

    /** What one has on the wire, and what is told of the other, ends under the number that it began with. */
    @Test
    void twoSinksThatBothHaveSomethingToEndAreNotMadeOne() throws Exception {
        scene.instance(parts("dfir", "back-online", "soc")).close();
        execute("insert into state (hash, rule, subject, value, changed_at) select 1, r.id, '#' || s.id, '{}', 0"
                + " from name r, name s where r.name = 'sink-trouble' and s.name = 'soc'");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> rename(NameKind.SINK, "slack", "soc"))
                .withMessageContaining("a storm or trouble that is not told to its end");
    }

    @Test
    void waitsUntilNobodyRuns() throws Exception {
        Instance instance = scene.instance(parts("dfir", "back-online", "slack"));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> rename(NameKind.RULE, "back-online", "online"))
                .withMessageContaining("is in use by process");
        instance.close();
        assertThat(rename(NameKind.RULE, "back-online", "online")).isEqualTo(How.RENAMED);
    }

    @Test
    void whatNeverWasHasNoOtherName() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> rename(NameKind.SINK, "slak", "soc"))
                .withMessageContaining("knows no sink slak. It knows: slack.");
    }

    /** Whatever it fails at, and so wherever it is killed: the next instance finds all of it, or none. */
    @Test
    void whenItFailsNothingHasHappened() throws Exception {
        sinkForgets(() -> startUnder(parts("dfir", "back-online", "soc"), "C.other"));
        List<String> before = scene.deliveries();
        execute("create trigger fails before update of name on name begin select raise(abort, 'killed'); end");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> rename(NameKind.SINK, "slack", "soc"));
        execute("drop trigger fails");
        assertThat(scene.deliveries()).isEqualTo(before);
        assertThat(rename(NameKind.SINK, "slack", "soc")).isEqualTo(How.MERGED);
        goesOn(parts("dfir", "back-online", "soc"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + scene.file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatAConfigurationLeavesBehindIsCounted() throws SourceException {
        try (StoreReader reader = scene.reader()) {
            assertThat(reader.orphans(NameKind.SOURCE, Set.of()))
                    .containsExactly(new OrphanView(NameKind.SOURCE, "dfir", 2, 1));
            assertThat(reader.orphans(NameKind.RULE, Set.of("online")))
                    .containsExactly(new OrphanView(NameKind.RULE, "back-online", 1, 3));
            assertThat(reader.orphans(NameKind.SINK, Set.of("soc")))
                    .containsExactly(new OrphanView(NameKind.SINK, "slack", 1, 0));
            assertThat(reader.orphans(NameKind.SINK, Set.of("slack"))).isEmpty();
        }
    }
}
