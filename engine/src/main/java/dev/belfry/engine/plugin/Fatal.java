package dev.belfry.engine.plugin;

/** Tells what the whole process has to hear of from what is a plugin's own failure. */
final class Fatal {
    private Fatal() {}

    /**
     * Throws on what no plugin can be blamed for, such as {@link OutOfMemoryError}, and returns for everything else. A
     * stack that overflowed is a plugin that called itself without end.
     */
    static void rethrow(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }
}
