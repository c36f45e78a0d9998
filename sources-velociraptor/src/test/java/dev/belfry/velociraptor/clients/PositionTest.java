package dev.belfry.velociraptor.clients;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.engine.codec.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PositionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.000001Z");

    @Test
    void comesBackFromTheStoreAsItWas() throws ParseException {
        Position position = new Position(
                Map.of("a.b/\"c", NOW, "vip", NOW.minusSeconds(1)), NOW, List.of("1", "2"), 3, NOW.minusSeconds(9));
        String stored = position.toCheckpoint().value().write();
        JsonObject read = (JsonObject) JsonReader.read(stored, Format.JSON, ParseLimits.MESSAGE);
        assertThat(Position.of(new Checkpoint(read))).isEqualTo(position);
    }

    @Test
    void startsWithNothing() {
        Position start = Position.of(Position.START);
        assertThat(start.changesAt()).isNull();
        assertThat(start.readAt(new Label("Slack"))).isEmpty();
        assertThat(Position.of(start.toCheckpoint())).isEqualTo(start);
    }

    @Test
    void findsALabelInWhateverCase() {
        Position position = new Position(Map.of("slack", NOW), NOW, List.of(), 0, null);
        assertThat(position.readAt(new Label("SLACK"))).contains(NOW);
        assertThat(position.readAt(new Label("VIP"))).isEmpty();
    }

    @Test
    void keepsTheNewestHashesAndStaysSmall() {
        List<String> many =
                IntStream.range(0, 100_000).mapToObj("%016x"::formatted).toList();
        Position position = new Position(Map.of(), NOW, many, 0, null);
        assertThat(position.recent()).hasSize(2_000).endsWith("%016x".formatted(99_999));
        assertThat(position.toCheckpoint().value().write()).hasSizeLessThan(50_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"read-at\":7,\"changes-at\":[],\"recent\":{},\"portions\":\"x\"}",
                "{\"read-at\":{\"slack\":\"yesterday\"},\"changes-at\":\"now\",\"recent\":[1,null]}"
            })
    void startsAnewWhereACheckpointMakesNoSense(String stored) throws ParseException {
        JsonObject read = (JsonObject) JsonReader.read(stored, Format.JSON, ParseLimits.MESSAGE);
        assertThat(Position.of(new Checkpoint(read))).isEqualTo(Position.of(Position.START));
    }
}
