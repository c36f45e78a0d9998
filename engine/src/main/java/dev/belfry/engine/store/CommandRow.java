package dev.belfry.engine.store;

import java.time.Instant;

/** What another process asks of the running one. */
public record CommandRow(long id, String kind, String argument, Instant askedAt) {}
