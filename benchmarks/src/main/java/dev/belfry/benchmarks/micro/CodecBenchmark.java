package dev.belfry.benchmarks.micro;

import dev.belfry.core.event.Handle;
import dev.belfry.core.json.Json;
import dev.belfry.engine.codec.StateCodec;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A rule's state on its way to the store and back. */
@State(Scope.Benchmark)
public class CodecBenchmark {
    private final StateCodec<Visit> codec = StateCodec.of(Visit.class);
    private final Visit visit = new Visit(
            new Handle(
                    "dfir", Json.object().with("client", "C.1a2b3c4d5e6f7081").with("label", "Slack")),
            Instant.parse("2026-11-24T06:50:37.000123Z"),
            List.of("Slack", "VIP"));
    private final String stored = codec.write(visit);

    /** What a rule may remember. */
    record Visit(Handle handle, Instant seen, List<String> labels) {}

    /** Encodes and writes. */
    @Benchmark
    public Object writeState() {
        return codec.write(visit);
    }

    /** Parses and decodes. */
    @Benchmark
    public Object readState() {
        return codec.read(stored);
    }
}
