package dev.belfry.engine.config;

import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.settings.Binder;
import dev.belfry.engine.settings.SettingsModel;
import dev.belfry.engine.settings.Where;
import org.jspecify.annotations.Nullable;

/** Reads who is told that all is well. */
final class HeartbeatReader {
    static final String SECTION = "heartbeat";

    private static final SettingsModel<HeartbeatSettings> MODEL = SettingsModel.of(HeartbeatSettings.class);

    private HeartbeatReader() {}

    /** Null when there is none, or a problem with it. */
    static @Nullable HeartbeatSettings read(LocatedMap root, Binder binder, Filler filler) {
        LocatedMap.Entry section = root.get(SECTION);
        if (section == null) {
            return null;
        }
        Where where = Where.FILE.key(section);
        return binder.bind(MODEL, filler.fill(section.value(), where), where).orElse(null);
    }
}
