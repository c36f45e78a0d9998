package dev.belfry.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Belfry as somebody unpacked it, to be started in an environment that holds nothing but what a test gives. */
final class Installation {
    static final String VERSION = System.getProperty("belfry.version");

    private static final Path ARCHIVE =
            Path.of("target", "belfry-" + VERSION + ".tar.gz").toAbsolutePath();
    private static final int SECONDS = 120;

    private final Path home;
    private final Path work;

    private Installation(Path home, Path work) {
        this.home = home;
        this.work = work;
    }

    static Installation unpackedInto(Path folder) throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve("work"));
        run(List.of("tar", "xzf", ARCHIVE.toString(), "-C", folder.toString()), work, Map.of());
        return new Installation(folder.resolve("belfry-" + VERSION), work);
    }

    Path home() {
        return home;
    }

    /** Where it is started. */
    Path work() {
        return work;
    }

    Ended belfry(Java java, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return belfry(home.resolve("bin/belfry"), java, environment, arguments);
    }

    Ended belfry(Path program, Java java, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(command(program, arguments), work, with(java, environment));
    }

    /** Starts what does not end by itself; what it says goes to {@link #log}. */
    Process start(Java java, String... arguments) throws IOException {
        return builder(command(home.resolve("bin/belfry"), arguments), work, with(java, Map.of()))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    Path log() {
        return work.resolve("belfry.log");
    }

    private static List<String> command(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Map<String, String> with(Java java, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", java.home().toString());
        return all;
    }

    private static Ended run(List<String> command, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = builder(command, folder, environment)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                .as("%s ended", command)
                .isTrue();
        return new Ended(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private static ProcessBuilder builder(List<String> command, Path folder, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment);
        return builder;
    }
}
