package dev.belfry.engine.plugin;

import org.jspecify.annotations.Nullable;

/** Something that runs in a plugin: it may answer null where it must not, and throw anything. */
interface PluginCode<T> {
    @Nullable
    T run() throws Throwable;

    /** Runs it with the plugin's loader as the thread's context loader, which many libraries load by. */
    default @Nullable T runWith(ClassLoader loader) throws Throwable {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
