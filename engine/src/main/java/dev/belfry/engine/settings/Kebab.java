package dev.belfry.engine.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as they are written in the configuration. */
final class Kebab {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Kebab() {}

    /** {@code api-config} for {@code apiConfig}. */
    static String ofComponent(String name) {
        return HUMP.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** {@code not-now} for {@code NOT_NOW}. */
    static String ofConstant(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
