package dev.belfry.app.run;

import dev.belfry.engine.store.HealthView;
import dev.belfry.engine.store.SinkView;
import dev.belfry.engine.store.SourceView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class WellnessTest {
    private static final HealthView OK = new HealthView("ok", "", null);
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final Silences silences = new Silences();

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static SourceView source(String name, @Nullable Instant readAt) {
        return new SourceView(name, OK, readAt);
    }

    private static SinkView sink(String name, @Nullable Instant oldest) {
        return new SinkView(name, OK, oldest == null ? 0 : 1, 0, 0, oldest, null);
    }

    /** What is seen at one moment, after another at the start, and what is wrong then. */
    static Stream<Arguments> moments() {
        return Stream.of(
                Arguments.of("nothing polled yet", null, null, minute(15), null),
                Arguments.of("never polled", null, null, minute(16), "source dfir had no good poll for 16 min"),
                Arguments.of("polled within the limit", minute(60), null, minute(75), null),
                Arguments.of(
                        "polled long ago", minute(60), null, minute(76), "source dfir had no good poll for 16 min"),
                Arguments.of("a weekend off, just started", minute(-3000), null, minute(15), null),
                Arguments.of("a delivery waits within the limit", minute(60), minute(50), minute(65), null),
                Arguments.of(
                        "a delivery waits too long",
                        minute(60),
                        minute(50),
                        minute(66),
                        "sink slack has an alert that waits for 16 min"),
                Arguments.of("a delivery of before the start", minute(10), minute(-3000), minute(15), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moments")
    void isWellWhileNothingIsOlderThanTheLimit(
            String name, @Nullable Instant readAt, @Nullable Instant oldest, Instant now, @Nullable String trouble) {
        look(null, null, START, START);
        assertThat(look(readAt, oldest, now, now)).as(name).isEqualTo(Optional.ofNullable(trouble));
    }

    private Optional<String> look(
            @Nullable Instant readAt, @Nullable Instant oldest, Instant now, Instant withoutJumps) {
        List<SourceView> sources = List.of(source("gone", minute(-9000)), source("dfir", readAt));
        List<SinkView> sinks = List.of(sink("gone", START), sink("slack", oldest));
        return wellness().trouble(sources, sinks, now, Duration.between(START, withoutJumps));
    }

    /** As it is made again when the configuration is. */
    private Wellness wellness() {
        return new Wellness(Set.of("dfir"), Set.of("slack"), Duration.ofMinutes(15), silences);
    }

    @Test
    void aClockThatWasPutBackHidesNoSourceThatIsDead() {
        look(minute(60), null, minute(60), minute(60));
        assertThat(look(minute(60), null, minute(-300), minute(61))).isEmpty();
        assertThat(look(minute(60), null, minute(-286), minute(75))).isEmpty();
        assertThat(look(minute(60), null, minute(-285), minute(76)))
                .contains("source dfir had no good poll for 16 min");
    }

    @Test
    void aClockThatWasPutBackMakesNoSourceThatIsReadLookDead() {
        look(minute(60), null, minute(60), minute(60));
        for (int i = 0; i < 60; i++) {
            assertThat(look(minute(i - 300), null, minute(i - 300), minute(61 + i)))
                    .isEmpty();
        }
    }

    @Test
    void aSinkThatIsAddedHasWaitedForNobodyYet() {
        look(minute(60), null, minute(60), minute(60));
        new Wellness(Set.of("dfir"), Set.of(), Duration.ofMinutes(15), silences)
                .trouble(List.of(source("dfir", minute(70))), List.of(), minute(70), Duration.ofMinutes(70));
        assertThat(look(minute(100), minute(0), minute(100), minute(100))).isEmpty();
        assertThat(look(minute(116), minute(0), minute(116), minute(116)))
                .contains("sink slack has an alert that waits for 16 min");
    }
}
