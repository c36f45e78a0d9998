package dev.belfry.engine.plugin;

import dev.belfry.core.text.VisibleText;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Why something in a plugin folder is not used.
 *
 * @param path the plugin's folder or jar
 * @param message one line for the plugin's author: what is wrong and what to do
 * @param cause what was thrown, safe to print; null when nothing was
 */
public record PluginProblem(
        Path path, String message, @Nullable Throwable cause) {
    /** Several components of a settings record may be at fault; a hostile name shall not fill the screen. */
    private static final int LONGEST = 1_000;

    public PluginProblem {
        message = VisibleText.line(message, LONGEST);
    }

    PluginProblem(Path path, String message) {
        this(path, message, null);
    }

    /** Place and message in one line. */
    @Override
    public String toString() {
        return VisibleText.line(path.toString(), LONGEST) + ": " + message;
    }
}
