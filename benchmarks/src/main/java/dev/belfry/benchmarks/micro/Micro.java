package dev.belfry.benchmarks.micro;

import dev.belfry.benchmarks.load.Figure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs every benchmark of this package and prints their rows: {@code Micro FOLDER [quick]}. */
public final class Micro {
    private Micro() {}

    /** Where the process starts. */
    public static void main(String[] arguments) throws RunnerException {
        boolean quick = arguments.length > 1 && arguments[1].equals("quick");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Micro.class.getPackageName() + ".*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(TimeValue.milliseconds(quick ? 50 : 1_000))
                .measurementIterations(quick ? 1 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 50 : 1_000))
                .output(Path.of(arguments[0], "jmh.log").toString());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (RunResult result : new Runner(options.build()).run()) {
            out.println(figure(result).row());
        }
    }

    private static Figure figure(RunResult run) {
        Result<?> result = run.getPrimaryResult();
        String name = run.getParams().getBenchmark();
        String shown = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
        return Figure.of(
                "JMH: " + shown.replace("Benchmark.", ", "),
                String.format(Locale.ROOT, "%,.0f ± %,.0f ns", result.getScore(), result.getScoreError()));
    }
}
