package dev.belfry.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A Belfry that runs. */
final class Running implements AutoCloseable {
    /** What a JVM that ends by SIGTERM ends with, however orderly. */
    static final int TERMINATED = 128 + 15;

    private static final int SECONDS = 30;

    private final Process process;
    private final Path out;

    Running(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * As SIGTERM does.
     *
     * @return the exit code
     */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("SIGTERM does not end it. It said: " + said());
        }
        return process.exitValue();
    }

    /** Waits for it to end by itself. */
    int ended() throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end. It said: " + said());
        }
        return process.exitValue();
    }

    /** All it said so far, and those before it in the same folder. */
    String said() {
        try {
            return Files.readString(out, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
