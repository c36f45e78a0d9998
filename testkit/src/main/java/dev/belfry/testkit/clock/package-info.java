/** Time that stands still until a test moves it. */
@NullMarked
package dev.belfry.testkit.clock;

import org.jspecify.annotations.NullMarked;
