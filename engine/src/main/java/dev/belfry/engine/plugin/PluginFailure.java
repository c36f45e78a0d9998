package dev.belfry.engine.plugin;

/**
 * A plugin failed in a call: a defect of the plugin, not of what it was given. The message is one line that names the
 * user's entry, the call, what happened and the plugin; neither it nor any cause shows a secret of the entry, or runs
 * code of the plugin when it is printed.
 */
public final class PluginFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String method;

    PluginFailure(String name, String method, String message) {
        super(message);
        this.name = name;
        this.method = method;
    }

    PluginFailure(String name, String method, String message, ThrownCopy cause) {
        super(message, cause);
        this.name = name;
        this.method = method;
    }

    /** What the user called the entry: {@code soc-slack}. */
    public String name() {
        return name;
    }

    /** The method of the SPI that was called: {@code request}. */
    public String method() {
        return method;
    }
}
