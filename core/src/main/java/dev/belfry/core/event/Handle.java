package dev.belfry.core.event;

import dev.belfry.core.json.JsonObject;

/**
 * What an event carries if its source wants to hear the outcome. Only the source reads {@code value}; a rule keeps the
 * handle and gives it back when it asks to settle.
 *
 * @param source the name of the source it came from and goes back to
 * @param value what the source needs to find its side again, whatever happened to the process in between
 */
public record Handle(String source, JsonObject value) {}
