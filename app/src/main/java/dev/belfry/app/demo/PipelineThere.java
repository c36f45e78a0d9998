package dev.belfry.app.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The pipeline in a process of its own, which is killed hard, twice, while requests are on the wire, and started again. */
final class PipelineThere implements Pipeline {
    /** How many messages have arrived when it is killed. */
    private static final List<Integer> KILLS = List.of(2, 9);

    private static final List<String> PASSED_ON = List.of("belfry.home", "belfry.plugins", "org.sqlite.tmpdir");

    private final DemoFolder folder;
    private final DemoWatch watch;
    private final DemoScreen screen;
    private final InstantSource clock;
    private int kills;
    private Instant started;
    private Process process;

    PipelineThere(DemoFolder folder, DemoWatch watch, DemoScreen screen, InstantSource clock) throws IOException {
        this.folder = folder;
        this.watch = watch;
        this.screen = screen;
        this.clock = clock;
        begin();
    }

    private void begin() throws IOException {
        process = start();
        started = clock.instant();
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-Dguice_bytecode_gen_option=DISABLED");
        for (String name : PASSED_ON) {
            String value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.belfry.app.Main", "run"));
        command.addAll(List.of("--config", folder.configuration().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.log().toFile()))
                .start();
    }

    @Override
    public Instant started() {
        return started;
    }

    @Override
    public void look() throws IOException, InterruptedException {
        watch.look();
        if (kills < KILLS.size() && watch.messages() >= KILLS.get(kills)) {
            kills++;
            process.destroyForcibly().waitFor();
            screen.event("kill -9 of the pipeline, process " + process.pid());
            begin();
            screen.event("started again, process " + process.pid());
        }
        if (!process.isAlive()) {
            throw new IOException("The pipeline ended by itself with exit code " + process.exitValue() + ". Its log: "
                    + folder.log());
        }
    }

    int kills() {
        return kills;
    }

    @Override
    public void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
