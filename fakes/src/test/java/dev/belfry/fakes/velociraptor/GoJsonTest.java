package dev.belfry.fakes.velociraptor;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GoJsonTest {
    @Test
    void writesWhatARealServerWrote() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("I", 3L);
        row.put("S", "é\u2028<&>");
        row.put("D", Map.of("b", Arrays.asList(1L, null)));
        row.put("Z", null);
        row.put("B", true);
        row.put("BIG", 9_007_199_254_740_993L);
        row.put("E", List.of());
        assertThat(written(List.of(row)).toString())
                .isEqualTo("[{\"I\":3,\"S\":\"é\\u2028\\u003c\\u0026\\u003e\",\"D\":{\"b\":[1,null]},\"Z\":null,"
                        + "\"B\":true,\"BIG\":9007199254740993,\"E\":[]}]");
    }

    @Test
    void escapesControlCharacters() {
        assertThat(written("\"\\\n\r\t\u0001\u202e").toString()).isEqualTo("\"\\\"\\\\\\n\\r\\t\\u0001\u202e\"");
    }

    @ParameterizedTest
    @CsvSource({"0,2 B", "997,999 B", "998,1.0 kB", "2690,2.7 kB", "9998,10 kB", "216998,217 kB", "999998,1.0 MB"})
    void saysHowLargeItIs(int characters, String size) {
        assertThat(written("x".repeat(characters)).size()).isEqualTo(size);
    }

    @Test
    void countsBytes() {
        assertThat(written("é\u20ac\uD83D\uDD14").size()).isEqualTo("11 B");
    }

    private static GoJson written(Object value) {
        GoJson json = new GoJson();
        json.write(value);
        return json;
    }
}
