package dev.belfry.engine.run;

import dev.belfry.core.source.SourceException.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SourcePatienceTest {
    private final SourcePatience patience = new SourcePatience();

    private List<Long> pauses(Kind kind, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> patience.failed(kind).toSeconds())
                .toList();
    }

    @Test
    void growsToAMinute() {
        assertThat(pauses(Kind.RETRY, 9)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void growsToFiveMinutesWhereAPersonIsNeeded() {
        assertThat(pauses(Kind.BLOCKED, 7)).containsExactly(10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    @Test
    void staysBoundedHoweverOftenItFails() {
        assertThat(pauses(Kind.RETRY, 10_000)).endsWith(60L);
        assertThat(pauses(Kind.BLOCKED, 1)).containsExactly(300L);
    }

    @Test
    void saysOnceThatAFailureIsOverAndBeginsAnew() {
        assertThat(patience.recovered()).isFalse();
        pauses(Kind.RETRY, 5);
        assertThat(patience.recovered()).isTrue();
        assertThat(patience.recovered()).isFalse();
        assertThat(pauses(Kind.RETRY, 1)).containsExactly(1L);
    }
}
