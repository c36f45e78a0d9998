/** A running instance, as the program runs it. */
@NullMarked
package dev.belfry.app.run;

import org.jspecify.annotations.NullMarked;
