/**
 * A Velociraptor server, its people and clients, a source that reads and settles as the design says, and the driver,
 * all in memory on one virtual clock and driven by chance. Times are microseconds since 1970 unless they say otherwise.
 */
@NullMarked
package dev.belfry.rules.standard.seenrecently.simulation;

import org.jspecify.annotations.NullMarked;
