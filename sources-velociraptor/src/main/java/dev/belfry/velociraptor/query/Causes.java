package dev.belfry.velociraptor.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks down the chain of what caused what; not for ever, since a chain can be a ring. */
final class Causes {
    private static final int DEEPEST = 20;

    private Causes() {}

    static boolean has(@Nullable Throwable top, Class<? extends Throwable> type) {
        return first(top, type).isPresent();
    }

    static <T extends Throwable> Optional<T> first(@Nullable Throwable top, Class<T> type) {
        Throwable cause = top;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
