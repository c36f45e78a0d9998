package dev.belfry.engine.config;

import dev.belfry.core.settings.Setting;
import dev.belfry.engine.settings.SettingsModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every rule has beside its plugin's own settings. */
public record RuleSettings(
        @Setting(
                value = "The names of the sources it reads; without it, every source whose events it understands.",
                example = "[dfir]")
        @Nullable
        List<String> from) {
    /** What {@code plugins show} and the reference say of every rule. */
    public static final SettingsModel<RuleSettings> MODEL = SettingsModel.of(RuleSettings.class);
}
