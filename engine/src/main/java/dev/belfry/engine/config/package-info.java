/** From {@code belfry.yaml} to plugins that are ready to start, or to every problem with it at once. */
@NullMarked
package dev.belfry.engine.config;

import org.jspecify.annotations.NullMarked;
