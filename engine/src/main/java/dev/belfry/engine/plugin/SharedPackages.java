package dev.belfry.engine.plugin;

import java.util.Set;

/**
 * What every plugin shares with Belfry: these classes are always Belfry's, whatever the plugin's jars hold, and no other
 * of Belfry's can be seen.
 */
final class SharedPackages {
    /** With all below it: whatever core has is the SPI. */
    private static final String CORE = "dev.belfry.core.";

    /**
     * Those of slf4j-api and of JSpecify, one by one: slf4j's add-ons live below {@code org.slf4j} too, and a plugin may
     * bring those.
     */
    private static final Set<String> EXACTLY =
            Set.of("org.jspecify.annotations", "org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi");

    private SharedPackages() {}

    static boolean have(String className) {
        return isCore(className) || EXACTLY.contains(packageOf(className));
    }

    static boolean isCore(String className) {
        return className.startsWith(CORE);
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }
}
