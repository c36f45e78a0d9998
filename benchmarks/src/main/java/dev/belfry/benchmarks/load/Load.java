package dev.belfry.benchmarks.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Measures one scenario and prints its rows: {@code Load SCENARIO FOLDER [quick]}. */
public final class Load {
    private static final Map<String, Scenario> SCENARIOS = new TreeMap<>(Map.ofEntries(
            Map.entry("host", new Host()),
            Map.entry("not-firing", new NotFiring()),
            Map.entry("durable", new DurableAlerts()),
            Map.entry("end-to-end", new EndToEnd()),
            Map.entry("from-store", new FromStore()),
            Map.entry("paced", new Paced()),
            Map.entry("backlog", new Backlog()),
            Map.entry("done-keys", new DoneKeys()),
            Map.entry("poll-some", new Poll(100)),
            Map.entry("poll-all", new Poll(1)),
            Map.entry("queue", new Queue()),
            Map.entry("start-up", new StartUp())));

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
