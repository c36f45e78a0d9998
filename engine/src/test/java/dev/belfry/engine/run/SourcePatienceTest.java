package dev.belfry.engine.run;

import dev.belfry.core.source.SourceException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SourcePatienceTest {
    private final SourcePatience patience = new SourcePatience("dfir");

    private List<Duration> pauses(Kind kind, int times) {
        return IntStream.range(0, times).mapToObj(i -> patience.failed(kind)).toList();
    }

    /** Each as long as it is said, or up to a quarter less. */
    private static void areAbout(List<Duration> pauses, long... seconds) {
        assertThat(pauses).hasSize(seconds.length);
        for (int i = 0; i < seconds.length; i++) {
            assertThat(pauses.get(i).toMillis()).isBetween(seconds[i] * 750, seconds[i] * 1_000);
        }
    }

    @Test
    void growsToAMinute() {
        areAbout(pauses(Kind.RETRY, 9), 1, 2, 4, 8, 16, 32, 60, 60, 60);
    }

    @Test
    void growsToFiveMinutesWhereAPersonIsNeeded() {
        areAbout(pauses(Kind.BLOCKED, 7), 10, 20, 40, 80, 160, 300, 300);
    }

    @Test
    void staysBoundedHoweverOftenItFails() {
        areAbout(pauses(Kind.RETRY, 10_000).subList(9_999, 10_000), 60);
        areAbout(pauses(Kind.BLOCKED, 1), 300);
    }

    @Test
    void letsSourcesThatFailedTogetherComeBackApart() {
        assertThat(Stream.of("dfir", "dfir-2", "lab").map(name -> new SourcePatience(name).failed(Kind.RETRY)))
                .doesNotHaveDuplicates();
        assertThat(new SourcePatience("dfir").failed(Kind.RETRY)).isEqualTo(patience.failed(Kind.RETRY));
    }

    @Test
    void saysOnceThatAFailureIsOverAndBeginsAnew() {
        assertThat(patience.recovered()).isFalse();
        pauses(Kind.RETRY, 5);
        assertThat(patience.recovered()).isTrue();
        assertThat(patience.recovered()).isFalse();
        areAbout(pauses(Kind.RETRY, 1), 1);
    }
}
