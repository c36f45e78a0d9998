/** The program. */
@NullMarked
package dev.belfry.app;

import org.jspecify.annotations.NullMarked;
