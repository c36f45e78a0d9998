package dev.belfry.engine.plugin;

import dev.belfry.core.json.Json;
import dev.belfry.core.settings.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsValuesTest {
    private static final Secret SECRET = new Secret("s3cr3t");

    private record Inner(List<Secret> tokens, Map<String, Object> more) {}

    /** Of a plugin that has something to hide. */
    record Odd(@Nullable String none, Inner inner, Secret token) {
        @Override
        public Secret token() {
            throw new IllegalStateException("a defect");
        }
    }

    @Test
    void findsEachOneHoweverDeepAndCallsNoAccessor() {
        List<Object> seen = new ArrayList<>();
        Json json = Json.object().with("a", "b");
        new SettingsValues(seen::add)
                .visit(new Odd(null, new Inner(List.of(SECRET), Map.of("deep", List.of(7, json))), SECRET));
        assertThat(seen).containsExactly(SECRET, 7, json, SECRET);
    }
}
