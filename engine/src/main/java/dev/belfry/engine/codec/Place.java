package dev.belfry.engine.codec;

/**
 * A place in a document.
 *
 * @param line from 1; 0 when unknown
 * @param column from 1, in characters; 0 when unknown
 */
public record Place(int line, int column) {
    public static final Place UNKNOWN = new Place(0, 0);
}
