package dev.belfry.engine.settings;

/**
 * One setting as the reference shows it.
 *
 * @param key with the keys it stands under: {@code auth.user}, {@code headers.<name>}
 * @param type what to write, in words
 * @param required whether it must be there
 * @param fallback what counts when it is absent, as the user would write it; empty for nothing
 * @param example as the user would write it; empty for none
 * @param description one sentence
 */
public record SettingReference(
        String key, String type, boolean required, String fallback, String example, String description) {
    SettingReference under(String outer) {
        return new SettingReference(outer + key, type, required, fallback, example, description);
    }
}
