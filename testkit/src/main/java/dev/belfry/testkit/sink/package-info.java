/** What authors of sinks test with: the tests every sink inherits, alerts to tell of, answers to hear. */
@NullMarked
package dev.belfry.testkit.sink;

import org.jspecify.annotations.NullMarked;
