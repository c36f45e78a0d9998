/** A delivery's life, and how a sink is. */
@NullMarked
package dev.belfry.engine.delivery;

import org.jspecify.annotations.NullMarked;
