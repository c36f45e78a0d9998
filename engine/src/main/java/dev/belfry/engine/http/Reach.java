package dev.belfry.engine.http;

import java.time.Duration;

/**
 * Where a sink's requests may go, and for how long.
 *
 * @param insecure whether plain http may leave this machine
 * @param internal whether link-local and metadata addresses may be reached
 * @param timeout for one whole call
 */
public record Reach(boolean insecure, boolean internal, Duration timeout) {}
