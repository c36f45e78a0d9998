package dev.belfry.core.sink;

import dev.belfry.core.json.JsonObject;

/** What a sink needs to update or thread its message later. Only the sink reads {@code value}. Holds no secret. */
public record Receipt(JsonObject value) {}
