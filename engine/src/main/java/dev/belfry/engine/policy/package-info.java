/** From alerts to who hears of them. */
@NullMarked
package dev.belfry.engine.policy;

import org.jspecify.annotations.NullMarked;
