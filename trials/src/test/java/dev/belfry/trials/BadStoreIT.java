package dev.belfry.trials;

import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A store that cannot be used: one line, which names it and the remedy. */
class BadStoreIT {
    private static final String GOOD = Setting.yaml("{type: slack, url: \"http://127.0.0.1:9/services/x\"}");
    private static final int UNAVAILABLE = 69;

    @TempDir
    Path folder;

    /** Nothing that depends on who runs the test: root may write anywhere else. */
    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("a folder", ".", "is a folder. Name a file in it as store.path."),
                Arguments.of("in no folder", "nowhere/belfry.db", "Check that its folder exists and may be written."),
                Arguments.of("where nobody may write", "/proc/belfry.db", "Check that its folder exists"),
                Arguments.of("no store", "belfry.yaml", "is damaged, or no Belfry store."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void isRefused(String name, String path, String remedy) throws Exception {
        Ended ended = setting(path).run("run");
        Plain.assertThat(ended).endedWith(UNAVAILABLE).saysOneLine().saysOnce(remedy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void isNotLookedAt(String name, String path, String remedy) throws Exception {
        boolean isThere = Files.exists(folder.resolve(path)) || path.equals("belfry.yaml");
        Ended ended = setting(path).run("deliveries");
        Plain.assertThat(ended)
                .endedWith(isThere ? UNAVAILABLE : 66)
                .saysOneLine()
                .saysOnce(isThere ? remedy : "there is no store yet");
    }

    /** Also when the second would find the port taken as well. */
    @Test
    void hasOneInstanceOnly() throws Exception {
        try (FakeVelociraptor velociraptor = FakeVelociraptor.start(InstantSource.system())) {
            Setting setting = new Setting(folder)
                    .configuration(GOOD + Monitored.somewhere().yaml())
                    .apiConfig(velociraptor.apiConfig());
            try (Running first = setting.start("run")) {
                Until.within(
                        Duration.ofSeconds(60), () -> !velociraptor.calls().isEmpty(), () -> "a poll\n" + first.said());
                Plain.assertThat(setting.run("run"))
                        .endedWith(UNAVAILABLE)
                        .saysOneLine()
                        .saysOnce(folder.resolve("belfry.db") + ": is in use by process " + first.pid())
                        .saysOnce("store.path");
            }
        }
    }

    private Setting setting(String path) throws Exception {
        return new Setting(folder).configuration(GOOD + "store: {path: " + path + "}\n");
    }
}
