package dev.belfry.core.plugin;

import java.util.regex.Pattern;

/**
 * A number that a plugin offers to whoever monitors Belfry, such as the time at which its certificate ends. Make it in the
 * factory, {@link PluginContext#offer} it, and set it whenever it changes, from any thread; nobody waits for that. Until
 * it is set, it is not shown.
 *
 * <p>Belfry shows {@code certificate_expiry_timestamp_seconds} of a source named {@code dfir} as
 * {@code belfry_plugin_certificate_expiry_timestamp_seconds{source="dfir",type="…"}}. There are no other labels: what a
 * plugin would tell apart by one may be chosen by strangers, and each would stay for ever.
 */
public final class Gauge {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*");
    private static final int LONGEST_NAME = 80;

    private final String name;
    private final String help;
    private volatile double value = Double.NaN;

    /**
     * Makes one that is not set.
     *
     * @param name lower-case letters, digits and single underscores, with a base unit last: {@code _seconds},
     *     {@code _bytes}, {@code _ratio}, or {@code _timestamp_seconds} for a time since the epoch
     * @param help one sentence
     * @throws IllegalArgumentException when the name is none of those, or longer than 80
     */
    public Gauge(String name, String help) {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a gauge's name is lower-case letters, digits and single underscores, 80 at most");
        }
        this.name = name;
        this.help = help;
    }

    public String name() {
        return name;
    }

    public String help() {
        return help;
    }

    /** Changes the number; not a number takes it out of sight again. */
    public void set(double number) {
        value = number;
    }

    /** The number, not a number while there is none. */
    public double value() {
        return value;
    }

    @Override
    public String toString() {
        return name + " = " + value;
    }
}
