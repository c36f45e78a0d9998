package dev.belfry.engine.config;

import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.settings.Binder;
import dev.belfry.engine.settings.SettingsModel;
import dev.belfry.engine.settings.Where;
import java.util.Map;
import java.util.Optional;

/** Reads where the store is. */
final class StoreSection {
    static final String NAME = "store";

    private static final SettingsModel<StoreSettings> MODEL = SettingsModel.of(StoreSettings.class);

    private StoreSection() {}

    static Optional<StoreSettings> read(LocatedMap root, Binder binder, Filler filler) {
        LocatedMap.Entry section = root.get(NAME);
        if (section == null) {
            return binder.bind(MODEL, new LocatedMap(root.place(), Map.of()), Where.FILE);
        }
        Where where = Where.FILE.key(section);
        return binder.bind(MODEL, filler.fill(section.value(), where), where);
    }
}
