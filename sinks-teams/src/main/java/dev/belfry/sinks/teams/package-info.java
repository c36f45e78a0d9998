/** Tells Microsoft Teams, through a workflow. */
@NullMarked
package dev.belfry.sinks.teams;

import org.jspecify.annotations.NullMarked;
