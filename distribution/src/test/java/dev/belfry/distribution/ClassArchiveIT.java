package dev.belfry.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The archive is made beside the commands, so that all there is to see of it is a file, and that nothing else changes. */
class ClassArchiveIT {
    private static final int STARTS = 300;
    private static final byte[] RUBBISH = {1, 2, 3};

    @TempDir(factory = WithSpaces.class)
    static Path folder;

    private static Installation installation;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        installation = Installation.unpackedInto(folder);
    }

    @Test
    void isMadeOnceAndAgainWhenSpoilt() throws IOException, InterruptedException {
        Path cache = Files.createDirectories(folder.resolve("cache"));
        Path archive = startUntilThereIsOne(cache);
        start(cache);
        assertThat(archiveIn(cache)).contains(archive);
        Files.delete(archive);
        Files.write(archive, RUBBISH);
        startUntilThereIsOne(cache);
        start(cache);
    }

    private static Path startUntilThereIsOne(Path cache) throws IOException, InterruptedException {
        for (int i = 0; i < STARTS; i++) {
            start(cache);
            Optional<Path> archive = archiveIn(cache);
            if (archive.isPresent()) {
                return archive.get();
            }
        }
        throw new AssertionError("no archive after " + STARTS + " starts");
    }

    private static void start(Path cache) throws IOException, InterruptedException {
        assertThat(installation.belfry(Java.running(), Map.of("XDG_CACHE_HOME", cache.toString()), "--version"))
                .isEqualTo(new Ended(0, "belfry " + Installation.VERSION + "\n", ""));
    }

    private static Optional<Path> archiveIn(Path cache) throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .filter(file -> file.toFile().length() > RUBBISH.length)
                    .findFirst();
        }
    }
}
