package dev.belfry.app.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A client that plays in the demo.
 *
 * @param away since when nobody has seen it, at the start
 * @param back when it comes online, after the first poll; null if it stays away
 */
record DemoClient(
        String id,
        String host,
        String os,
        Duration away,
        @Nullable Duration back) {}
