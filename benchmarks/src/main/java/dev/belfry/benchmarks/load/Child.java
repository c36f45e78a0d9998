package dev.belfry.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, so that neither its memory nor its processor time counts. It says one line when it is
 * ready, and ends when its input does.
 */
final class Child implements AutoCloseable {
    private final Process process;
    private final String ready;

    private Child(Process process, String ready) {
        this.process = process;
        this.ready = ready;
    }

    static Child start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String ready = output.readLine();
        if (ready == null) {
            process.destroyForcibly();
            throw new IOException(main.getSimpleName() + " did not start");
        }
        return new Child(process, ready);
    }

    /** Says that a server is ready, and waits in it until it is no longer needed. */
    static void serve(String ready) throws IOException {
        System.out.println(ready);
        System.out.flush();
        int unused = System.in.read();
    }

    String ready() {
        return ready;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
