package dev.belfry.engine.config;

import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.settings.Where;

/**
 * What the user wrote under a name of theirs, with everything filled in.
 *
 * @param where the name stands
 */
record NamedEntry(String name, Where where, LocatedMap settings) {}
