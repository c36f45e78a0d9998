package dev.belfry.benchmarks.micro;

import dev.belfry.core.text.VisibleText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Text from outside, made safe to look at. */
@State(Scope.Benchmark)
public class VisibleTextBenchmark {
    private final String plain = "LT-4711.corp.example is back online";
    private final String umlauts = "Müllers Büro, Gerät 4711, ist zurück";
    private final String hostile = "LT\u202e4711\u0007 <!channel>\n ".repeat(100);

    /** Nearly every text. */
    @Benchmark
    public String plainText() {
        return VisibleText.line(plain, 250);
    }

    /** Not ASCII, but harmless. */
    @Benchmark
    public String umlauts() {
        return VisibleText.line(umlauts, 250);
    }

    /** 2,200 characters of tricks, cut at 250. */
    @Benchmark
    public String hostileText() {
        return VisibleText.line(hostile, 250);
    }
}
