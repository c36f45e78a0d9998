package dev.belfry.benchmarks.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Measures one scenario and prints its rows: {@code Load SCENARIO FOLDER [quick]}. */
public final class Load {
    private static final Map<String, Scenario> SCENARIOS = new TreeMap<>(Map.of(
            "host", new Host(),
            "not-firing", new NotFiring(),
            "durable", new DurableAlerts(),
            "end-to-end", new EndToEnd(),
            "paced", new Paced(),
            "backlog", new Backlog(),
            "done-keys", new DoneKeys(),
            "poll-some", new Poll(100),
            "poll-all", new Poll(1),
            "start-up", new StartUp()));

    private Load() {}

    /** Where the process starts. */
    public static void main(String[] arguments) throws Exception {
        Scenario scenario = arguments.length < 2 ? null : SCENARIOS.get(arguments[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (scenario == null) {
            out.println("usage: Load SCENARIO FOLDER [quick]; scenarios: " + String.join(", ", SCENARIOS.keySet()));
            System.exit(64);
            return;
        }
        Size size = arguments.length > 2 && arguments[2].equals("quick") ? Size.QUICK : Size.FULL;
        Path parent = Files.createDirectories(Path.of(arguments[1]));
        Path folder = Files.createTempDirectory(parent, arguments[0] + "-");
        scenario.measure(size, folder).forEach(figure -> out.println(figure.row()));
        System.exit(0);
    }
}
