package dev.belfry.trials;

import java.io.File;
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

/** An installation of Belfry, started in an environment that holds nothing but what a test gives. */
final class Belfry {
    static final String VERSION = System.getProperty("belfry.version");

    private static final Path BUILT =
            Path.of("..", "distribution", "target").toAbsolutePath().normalize();
    private static final Path CACHE = Path.of("target", "cache").toAbsolutePath();
    private static final Path TRIALS = Path.of("target", "test-classes").toAbsolutePath();
    private static final int SECONDS = 90;

    private final Path home;
    private final Path java;

    private Belfry(Path home, Path java) {
        this.home = home;
        this.java = java;
    }

    /** The folder that the build made. */
    static Belfry built() {
        return at(BUILT.resolve("belfry"));
    }

    static Belfry at(Path home) {
        return new Belfry(home, Path.of(System.getProperty("java.home")));
    }

    /** The archive that the build made, unpacked. */
    static Belfry unpackedInto(Path folder) throws IOException, InterruptedException {
        Path archive = BUILT.resolve("belfry-" + VERSION + ".tar.gz");
        Process tar = new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return at(folder.resolve("belfry-" + VERSION));
    }

    Belfry on(Path otherJava) {
        return new Belfry(home, otherJava);
    }

    Path home() {
        return home;
    }

    /** Runs a command to its end. */
    Ended run(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = builder(folder, environment, arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(List.of(arguments) + " did not end. It said: " + Files.readString(err, UTF_8));
        }
        return new Ended(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    /** Starts a command that goes on until it is ended. */
    Running start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        return running(builder(folder, environment, arguments), folder);
    }

    private static Running running(ProcessBuilder builder, Path folder) throws IOException {
        Path out = folder.resolve("run.log");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()));
        return new Running(builder.start(), out);
    }

    /** As {@link #start}, on this clock. */
    Running start(Path folder, WallClock clock, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java.resolve("bin/java").toString(),
                "-cp",
                home.resolve("lib") + "/*" + File.pathSeparator + TRIALS,
                "-Dbelfry.home=" + home,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                BelfryOnWallClock.class.getName(),
                clock.file().toString()));
        command.addAll(List.of(arguments));
        return running(inEnvironment(Map.of(), new ProcessBuilder(command).directory(folder.toFile())), folder);
    }

    private ProcessBuilder builder(Path folder, Map<String, String> environment, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/belfry").toString()));
        command.addAll(List.of(arguments));
        return inEnvironment(environment, new ProcessBuilder(command).directory(folder.toFile()));
    }

    private ProcessBuilder inEnvironment(Map<String, String> environment, ProcessBuilder builder) {
        builder.environment().keySet().retainAll(List.of("PATH"));
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", java.toString());
        all.putIfAbsent("XDG_CACHE_HOME", CACHE.toString());
        builder.environment().putAll(all);
        return builder;
    }
}
