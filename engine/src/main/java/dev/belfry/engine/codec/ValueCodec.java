package dev.belfry.engine.codec;

import dev.belfry.core.json.Json;

/** Turns one type's values into trees and back. Never asked for null. */
interface ValueCodec {
    /**
     * Writes a value.
     *
     * @throws Misfit when it cannot be stored
     */
    Json encode(Object value);

    /**
     * Reads a value.
     *
     * @throws Misfit when the tree does not fit
     */
    Object decode(Json json);
}
