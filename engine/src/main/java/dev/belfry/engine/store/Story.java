package dev.belfry.engine.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the store knows of one key of one rule, or of one alert of it.
 *
 * @param standing where the rule stands with it; null when it keeps nothing of this key, or when the key has a later
 *     alert than the one that is asked for
 * @param alerts the newest first, every revision; of many, the newest and that alert's first
 */
public record Story(String rule, String key, @Nullable Standing standing, List<AlertView> alerts) {
    /**
     * The state of a key.
     *
     * @param because why it changed last, as JSON
     * @param wakeAt when the rule looks at it again by itself
     */
    public record Standing(
            String because, Instant changedAt, @Nullable Instant wakeAt) {}
}
