/** How a running instance is, for monitoring: its metrics and its health, over HTTP. */
@NullMarked
package dev.belfry.app.monitoring;

import org.jspecify.annotations.NullMarked;
