package dev.belfry.engine.codec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StateCodecTest {
    private record Watch(int v, @Nullable Instant seen) {}

    private final StateCodec<Watch> codec = StateCodec.of(Watch.class);

    @Test
    void writesItsVersionBesideAnyComponent() {
        Watch watch = new Watch(7, Instant.parse("2026-11-24T06:50:37Z"));
        assertThat(codec.write(watch)).isEqualTo("{\"@v\":1,\"v\":7,\"seen\":\"2026-11-24T06:50:37Z\"}");
        assertThat(codec.read(codec.write(watch))).isEqualTo(watch);
    }

    @Test
    void readsAStateFromBeforeANullableComponentWasAdded() {
        assertThat(codec.read("{\"@v\":1,\"v\":7}")).isEqualTo(new Watch(7, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"@v":1}         | StateCodecTest.Watch.v is not in what was stored, and is not @Nullable: the record has changed since
        {"@v":2,"v":7}   | what is stored for StateCodecTest.Watch was written by another version of Belfry
        {"v":7}          | what is stored for StateCodecTest.Watch is no state
        {"@v":1,"v":     | what is stored for StateCodecTest.Watch is no state
        []               | what is stored for StateCodecTest.Watch is no state
        ``               | what is stored for StateCodecTest.Watch is no state
        """)
    void stopsByNameAtWhatItDoesNotKnow(String stored, String message) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.read(stored))
                .withMessage(message);
    }
}
