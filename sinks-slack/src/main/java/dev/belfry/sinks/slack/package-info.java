/** Tells Slack, through an incoming webhook. */
@NullMarked
package dev.belfry.sinks.slack;

import org.jspecify.annotations.NullMarked;
