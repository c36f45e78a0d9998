package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;

/** A YAML document, or a part of it, that still knows where each key and value stood. Its text never shows a value. */
public sealed interface Located permits LocatedMap, LocatedList, LocatedText {
    /** Where the value starts. */
    Place place();

    /** The value without its places. */
    Json json();
}
