package dev.belfry.trials;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The disk under the store fills up, or the file is damaged. */
class DiskIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    /** Too little for the store's log to grow, and enough for the process's own words. */
    private static final int FULL = 6_000;

    private static final int UNAVAILABLE = 69;
    private static final int PAGE = 4_096;

    @TempDir
    Path folder;

    @Test
    void aStoreThatCannotGrowTellsNobodyUntilItCan() throws Exception {
        try (MainJob job = new MainJob(folder, 3);
                Running belfry = Belfry.built().start(folder, Map.of(), "run")) {
            Until.within(LONG, () -> polls(job) > 2, belfry::said);
            assumeTrue(limit(belfry, FULL + ":unlimited"), "prlimit, of util-linux, is not here");
            job.clients().forEach(job.velociraptor().root()::connect);
            Until.within(LONG, () -> belfry.said().contains("nothing is lost meanwhile"), belfry::said);
            int before = polls(job);
            assertThat(job.slack().requests() + job.webhook().requests())
                    .as("nothing is sent that is not on disk")
                    .isZero();
            assertThat(belfry.said()).containsOnlyOnce("nothing is lost meanwhile");
            assertThat(limit(belfry, "unlimited")).isTrue();
            Until.within(LONG, () -> job.clients().stream().noneMatch(job::isLabelled), belfry::said);
            Until.within(LONG, () -> polls(job) > before + 4, belfry::said);
            assertThat(job.clients())
                    .allMatch(client -> MainJob.messages(job.slack(), client) == 1)
                    .allMatch(client -> MainJob.messages(job.webhook(), client) == 1);
            Plain.assertNoTrace(belfry.said());
        }
    }

    private static int polls(MainJob job) {
        return job.velociraptor().calls().size();
    }

    private static boolean limit(Running belfry, String bytes) throws InterruptedException {
        try {
            return new ProcessBuilder("prlimit", "--pid", String.valueOf(belfry.pid()), "--fsize=" + bytes)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException isNotHere) {
            return false;
        }
    }

    @Test
    void aDamagedStoreIsNamedWithTheRemedyAndTellsNobody() throws Exception {
        try (MainJob job = new MainJob(folder, 3)) {
            try (Running belfry = Belfry.built().start(folder, Map.of(), "run")) {
                Until.within(LONG, () -> polls(job) > 2, belfry::said);
                assertThat(belfry.terminate()).isEqualTo(Running.TERMINATED);
            }
            damage(job.store());
            job.clients().forEach(job.velociraptor().root()::connect);
            Ended ended = Belfry.built().run(folder, Map.of(), "run");
            Plain.assertThat(ended)
                    .endedWith(UNAVAILABLE)
                    .saysOnce("is damaged")
                    .saysOnce("Restore it from a backup");
            assertThat(job.slack().requests()).isZero();
        }
    }

    /** All but the first page, which says that it is a database. */
    private static void damage(Path store) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(store.toFile(), "rw")) {
            for (long at = PAGE; at < file.length(); at += PAGE) {
                file.seek(at);
                file.write("damaged ".repeat(PAGE / 8).getBytes(US_ASCII));
            }
        }
    }
}
