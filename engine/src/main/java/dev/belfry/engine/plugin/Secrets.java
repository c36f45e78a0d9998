package dev.belfry.engine.plugin;

import dev.belfry.core.json.Json;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The secrets in one entry's settings, to be taken out of whatever its plugin says. */
final class Secrets {
    private final List<Secret> secrets = new ArrayList<>();
    private final List<SecretUrl> urls = new ArrayList<>();

    private Secrets() {}

    static Secrets in(Record settings) {
        Secrets found = new Secrets();
        found.gather(settings);
        // The longer ones first, so that what is left of one is never half a secret.
        found.secrets.sort(
                Comparator.comparingInt((Secret secret) -> secret.reveal().length())
                        .reversed());
        return found;
    }

    String hiddenIn(String text) {
        String hidden = text;
        for (SecretUrl url : urls) {
            hidden = url.hideIn(hidden);
        }
        for (Secret secret : secrets) {
            hidden = secret.hideIn(hidden);
        }
        return hidden;
    }

    private void gather(@Nullable Object value) {
        if (value instanceof Secret secret) {
            secrets.add(secret);
        } else if (value instanceof SecretUrl url) {
            urls.add(url);
        } else if (value instanceof Collection<?> values) {
            values.forEach(this::gather);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::gather);
        } else if (value instanceof Record settings && !(value instanceof Json)) {
            gatherComponents(settings);
        }
    }

    /** By its fields: an accessor is the plugin's code. */
    private void gatherComponents(Record settings) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            try {
                Field field = settings.getClass().getDeclaredField(component.getName());
                field.setAccessible(true);
                gather(field.get(settings));
            } catch (ReflectiveOperationException everyComponentHasOne) {
                throw new IllegalStateException(everyComponentHasOne);
            }
        }
    }
}
