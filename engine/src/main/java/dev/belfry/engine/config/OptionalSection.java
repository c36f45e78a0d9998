package dev.belfry.engine.config;

import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.settings.Binder;
import dev.belfry.engine.settings.SettingsModel;
import dev.belfry.engine.settings.Where;
import org.jspecify.annotations.Nullable;

/** A section of settings that need not be there: what it is about is off then. */
final class OptionalSection<T extends Record> {
    static final OptionalSection<HeartbeatSettings> HEARTBEAT =
            new OptionalSection<>("heartbeat", HeartbeatSettings.class);
    static final OptionalSection<MonitoringSettings> MONITORING =
            new OptionalSection<>("monitoring", MonitoringSettings.class);

    private final String name;
    private final SettingsModel<T> model;

    private OptionalSection(String name, Class<T> settings) {
        this.name = name;
        this.model = SettingsModel.of(settings);
    }

    String name() {
        return name;
    }

    /** Null when there is none, or a problem with it. */
    @Nullable
    T read(LocatedMap root, Binder binder, Filler filler) {
        LocatedMap.Entry section = root.get(name);
        if (section == null) {
            return null;
        }
        Where where = Where.FILE.key(section);
        return binder.bind(model, filler.fill(section.value(), where), where).orElse(null);
    }
}
