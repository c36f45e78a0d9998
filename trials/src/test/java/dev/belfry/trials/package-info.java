/** Belfry as people run it, a process of its own, against servers that misbehave. */
@NullMarked
package dev.belfry.trials;

import org.jspecify.annotations.NullMarked;
