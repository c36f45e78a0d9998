package dev.belfry.engine.driver;

import dev.belfry.core.event.Handle;
import dev.belfry.engine.store.StateAddress;

/** A rule that asked its source to settle. */
public record Asking(String rule, StateAddress address, Handle handle) {}
