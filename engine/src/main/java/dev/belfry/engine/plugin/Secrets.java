package dev.belfry.engine.plugin;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The secrets in one entry's settings, to be taken out of whatever its plugin says. */
final class Secrets {
    private static final Pattern URL_PARTS = Pattern.compile("[/?&=#;]");

    /** A shorter part of an address is a word like {@code services} or {@code workflows}; a token is longer. */
    private static final int SHORTEST_PART = 12;

    private final List<String> texts = new ArrayList<>();

    private Secrets() {}

    static Secrets in(Record settings) {
        Secrets secrets = new Secrets();
        secrets.gather(settings);
        // The longer ones first, so that what is left of one is never half a secret.
        secrets.texts.sort(Comparator.comparingInt(String::length).reversed());
        return secrets;
    }

    String removedFrom(String text) {
        String clean = text;
        for (String secret : texts) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    private void gather(@Nullable Object value) {
        if (value instanceof Secret secret) {
            add(secret.reveal(), 1);
        } else if (value instanceof SecretUrl url) {
            gather(url);
        } else if (value instanceof Collection<?> values) {
            values.forEach(this::gather);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::gather);
        } else if (value instanceof Record settings) {
            gatherComponents(settings);
        }
    }

    private void gather(SecretUrl url) {
        add(url.reveal(), 1);
        String afterScheme = url.reveal().substring(url.scheme().length() + "://".length());
        URL_PARTS.splitAsStream(afterScheme).skip(1).forEach(part -> add(part, SHORTEST_PART));
    }

    private void add(String secret, int shortest) {
        if (secret.length() >= shortest) {
            texts.add(secret);
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
