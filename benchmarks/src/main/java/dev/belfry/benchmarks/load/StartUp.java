package dev.belfry.benchmarks.load;

import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The distribution as a user starts it. The first start of all is without the class archive, which that start has made
 * in the background; the others are with it.
 */
final class StartUp implements Scenario {
    private static final int STARTS = 9;
    private static final long IDLE_MILLIS = 20_000;
    private static final long ARCHIVE_MILLIS = 120_000;

    @Override
    public List<Figure> measure(Size size, Path folder) throws Exception {
        try (FakeVelociraptor server = FakeVelociraptor.start(InstantSource.system())) {
            ApiConfigFile.write(folder.resolve("api.config.yaml"), server);
            Path configuration = Setup.write(folder, yaml());
            Program program = new Program(Path.of(System.getProperty("belfry.program")), configuration, folder);
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.of("`belfry --help`, first ever", seconds(program.help())));
            figures.add(Figure.of(
                    "`belfry run` to its log line, no class archive yet",
                    seconds(program.run(0).ready())));
            awaitArchive(folder);
            figures.add(Figure.of("`belfry --help`, median of " + STARTS, seconds(median(program::help))));
            figures.add(new Figure(
                    "`belfry run` to its log line, median of " + STARTS,
                    seconds(median(() -> program.run(0).ready())),
                    "3 s"));
            long idle = program.run(IDLE_MILLIS / size.of(1)).residentKib();
            figures.add(Figure.of("Resident memory 20 s after that", idle / 1_024 + " MiB"));
            return figures;
        }
    }

    private interface Start {
        long nanos() throws Exception;
    }

    private static long median(Start start) throws Exception {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            times.add(start.nanos());
        }
        return times.stream().sorted().skip(STARTS / 2).findFirst().orElseThrow();
    }

    private static void awaitArchive(Path folder) throws Exception {
        long end = System.currentTimeMillis() + ARCHIVE_MILLIS;
        while (System.currentTimeMillis() < end) {
            try (Stream<Path> files = Files.walk(folder)) {
                if (files.anyMatch(file -> file.toString().endsWith(".jsa"))) {
                    return;
                }
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("no class archive was made");
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }

    private static String yaml() {
        return """
            sources:
              dfir:
                type: velociraptor-clients
                api-config: api.config.yaml
                label: Slack
            rules:
              back-online:
                type: seen-recently
            sinks:
              tickets:
                type: webhook
                url: http://127.0.0.1:1/
            """;
    }
}
