/** The command line. */
@NullMarked
package dev.belfry.app.command;

import org.jspecify.annotations.NullMarked;
