/** From the command line to what a command works with. */
@NullMarked
package dev.belfry.app.startup;

import org.jspecify.annotations.NullMarked;
