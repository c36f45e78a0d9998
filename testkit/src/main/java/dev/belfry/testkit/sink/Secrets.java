package dev.belfry.testkit.sink;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what must not be seen in settings. */
final class Secrets {
    private static final int SHORTEST = 4;

    private Secrets() {}

    /** Every secret, whole addresses and their paths and queries among them. */
    static List<String> in(Record settings) {
        return found(settings)
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .toList();
    }

    private static Stream<String> found(@Nullable Object value) {
        if (value instanceof Secret secret) {
            return Stream.of(secret.reveal());
        } else if (value instanceof SecretUrl url) {
            URI uri = URI.create(url.reveal());
            return Stream.of(url.reveal(), uri.getRawPath(), uri.getRawQuery()).filter(Objects::nonNull);
        } else if (value instanceof Record nested) {
            return Stream.of(nested.getClass().getRecordComponents())
                    .flatMap(component -> found(read(component, nested)));
        } else if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(Secrets::found);
        }
        return value instanceof Collection<?> many ? many.stream().flatMap(Secrets::found) : Stream.empty();
    }

    private static @Nullable Object read(RecordComponent component, Record from) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(from);
        } catch (ReflectiveOperationException cannotBe) {
            throw new LinkageError("cannot read " + component, cannotBe);
        }
    }
}
