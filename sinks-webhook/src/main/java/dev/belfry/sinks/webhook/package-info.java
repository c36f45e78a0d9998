/** Tells any REST webhook. */
@NullMarked
package dev.belfry.sinks.webhook;

import org.jspecify.annotations.NullMarked;
