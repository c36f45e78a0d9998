package dev.belfry.core.plugin;

/**
 * How large a document may be before it is refused.
 *
 * @param characters of text; for a file, bytes
 * @param depth of nesting
 */
public record ParseLimits(int characters, int depth) {
    /** A document written by a person: 1 MiB, 64 deep. */
    public static final ParseLimits DOCUMENT = new ParseLimits(1 << 20, 64);

    /** A message from a service: 16 MiB, 64 deep. */
    public static final ParseLimits MESSAGE = new ParseLimits(16 << 20, 64);
}
