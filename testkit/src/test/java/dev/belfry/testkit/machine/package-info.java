@NullMarked
package dev.belfry.testkit.machine;

import org.jspecify.annotations.NullMarked;
