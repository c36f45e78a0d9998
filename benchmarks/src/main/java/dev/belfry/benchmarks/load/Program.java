package dev.belfry.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code bin/belfry} of a distribution.
 *
 * @param cache where it puts its class archive
 */
record Program(Path program, Path configuration, Path cache) {
    /**
     * One run.
     *
     * @param ready nanoseconds until it said that it runs
     * @param residentKib what it held in memory when it was stopped
     */
    record Run(long ready, long residentKib) {}

    /** Nanoseconds until it has ended. */
    long help() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start(ProcessBuilder.Redirect.DISCARD, "--help");
        expect(process.waitFor() == 0, "--help failed");
        return System.nanoTime() - start;
    }

    /** Runs until it is ready and for so long after. */
    Run run(long idleMillis) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start(ProcessBuilder.Redirect.PIPE, "run", "--config", configuration.toString());
        try (BufferedReader log = process.inputReader(StandardCharsets.UTF_8)) {
            String line = log.readLine();
            long ready = System.nanoTime() - start;
            expect(line != null && line.contains(" runs "), "did not run: " + line);
            Thread.sleep(idleMillis);
            return new Run(ready, residentKib(process.pid()));
        } finally {
            process.destroy();
            expect(process.waitFor(30, TimeUnit.SECONDS), "did not stop");
        }
    }

    private Process start(ProcessBuilder.Redirect output, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("XDG_CACHE_HOME", cache.toAbsolutePath().toString());
        return builder.redirectErrorStream(true).redirectOutput(output).start();
    }

    /** As Linux tells it; 0 elsewhere. */
    private static long residentKib(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static void expect(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalStateException(otherwise);
        }
    }
}
