package dev.belfry.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rule's alerts, counted. */
public record RuleView(String name, long alerts, @Nullable Instant latest) {}
