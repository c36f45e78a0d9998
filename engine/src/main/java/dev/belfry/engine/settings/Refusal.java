package dev.belfry.engine.settings;

import java.util.Arrays;
import java.util.Objects;

/** What a plugin's exception comes to in words. */
public final class Refusal {
    private Refusal() {}

    /** The message of a plugin that says settings make no sense together. */
    public static String words(IllegalArgumentException refused) {
        String message = Objects.toString(refused.getMessage(), "").strip();
        if (message.isEmpty()) {
            return "these settings make no sense together.";
        }
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }

    /** A plugin that broke: where, for its author, but not its message, which may hold anything. */
    public static String defect(Throwable defect) {
        String at = Arrays.stream(defect.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return "this plugin is broken, tell its author: " + defect.getClass().getName() + at + ".";
    }
}
