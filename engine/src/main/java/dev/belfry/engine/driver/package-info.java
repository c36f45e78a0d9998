/** The one driver of all machines. */
@NullMarked
package dev.belfry.engine.driver;

import org.jspecify.annotations.NullMarked;
