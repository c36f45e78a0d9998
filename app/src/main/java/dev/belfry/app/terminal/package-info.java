/** What a person at the terminal sees: the only place that writes to it. */
@NullMarked
package dev.belfry.app.terminal;

import org.jspecify.annotations.NullMarked;
