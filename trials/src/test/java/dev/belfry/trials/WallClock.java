package dev.belfry.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A clock that a person puts forward and back, from another process: a file says by how many seconds. */
final class WallClock implements InstantSource {
    private final Path file;

    private WallClock(Path file) {
        this.file = file;
    }

    static WallClock at(Path file) {
        return new WallClock(file);
    }

    void put(Duration from) throws IOException {
        Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), from.toSeconds() + "");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    Path file() {
        return file;
    }

    @Override
    public Instant instant() {
        try {
            return Instant.now().plusSeconds(Long.parseLong(Files.readString(file, US_ASCII)));
        } catch (IOException e) {
            throw new IllegalStateException("the clock has stopped", e);
        }
    }
}
