/** What authors of machines test with: every step is made twice and checked, and timers run on a virtual clock. */
@NullMarked
package dev.belfry.testkit.machine;

import org.jspecify.annotations.NullMarked;
