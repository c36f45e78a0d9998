package dev.belfry.core.settings;

/** Text that is never shown. Only {@link #reveal()} gives it away, so every place that does can be found. */
public final class Secret {
    private static final int SHORTEST = 4;

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    /**
     * The text with {@code ***} wherever this secret stands in it: services like to quote what they were sent. One of
     * less than four characters hides nothing, since it would tear every text and not be hidden by it.
     */
    public String hideIn(String text) {
        return value.length() < SHORTEST ? text : text.replace(value, toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
