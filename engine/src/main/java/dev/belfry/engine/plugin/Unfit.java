package dev.belfry.engine.plugin;

import java.nio.file.Path;

/** A factory cannot be used. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    /** With the message for the plugin's author. */
    Unfit(String message) {
        super(message);
        this.message = message;
    }

    Unfit(String message, ThrownCopy cause) {
        super(message, cause);
        this.message = message;
    }

    PluginProblem at(Path path) {
        return new PluginProblem(path, message, getCause());
    }
}
