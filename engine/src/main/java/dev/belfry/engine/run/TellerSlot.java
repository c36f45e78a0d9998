package dev.belfry.engine.run;

import dev.belfry.core.sink.Sink;
import dev.belfry.engine.delivery.Terms;
import dev.belfry.engine.http.Reach;

/** A configured sink. */
public record TellerSlot(String name, Sink sink, Terms terms, Reach reach) {}
