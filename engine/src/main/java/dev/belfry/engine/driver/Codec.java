package dev.belfry.engine.driver;

/** Records to text and back, for the store. */
public interface Codec {
    /** The record, of type {@code type} or one that it permits, as JSON. */
    String write(Class<?> type, Object value);

    /**
     * The record back.
     *
     * @throws IllegalArgumentException when the text is none of that type; the message names type and component
     */
    <T> T read(Class<T> type, String json);
}
