@NullMarked
package dev.belfry.testkit.clock;

import org.jspecify.annotations.NullMarked;
