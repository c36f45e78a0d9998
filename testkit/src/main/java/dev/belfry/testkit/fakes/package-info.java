/** The fake servers, started and stopped around each test. */
@NullMarked
package dev.belfry.testkit.fakes;

import org.jspecify.annotations.NullMarked;
