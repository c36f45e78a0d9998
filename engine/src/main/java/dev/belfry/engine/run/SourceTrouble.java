package dev.belfry.engine.run;

import dev.belfry.core.source.SourceException;

/**
 * What is wrong with a source.
 *
 * @param why one line, with the place and the remedy
 */
public record SourceTrouble(SourceException.Kind kind, String why) {}
