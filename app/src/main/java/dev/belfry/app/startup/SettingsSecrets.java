package dev.belfry.app.startup;

import dev.belfry.app.logging.Redactor;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;

/** Finds the secrets in a plugin's settings, so that no line of log or output shows them. */
final class SettingsSecrets {
    private final Redactor redactor;

    SettingsSecrets(Redactor redactor) {
        this.redactor = redactor;
    }

    void hide(Object value) {
        if (value instanceof Secret secret) {
            redactor.hide(secret);
        } else if (value instanceof SecretUrl url) {
            redactor.hide(url);
        } else if (value instanceof Collection<?> values) {
            values.forEach(this::hide);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::hide);
        } else if (value instanceof Record settings) {
            hideComponents(settings);
        }
    }

    private void hideComponents(Record settings) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(settings);
                if (value != null) {
                    hide(value);
                }
            } catch (ReflectiveOperationException unreadable) {
                throw new IllegalStateException("settings that cannot be read: " + component.getName(), unreadable);
            }
        }
    }
}
