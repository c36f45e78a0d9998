/** A running instance: the threads around the driver. */
@NullMarked
package dev.belfry.engine.run;

import org.jspecify.annotations.NullMarked;
