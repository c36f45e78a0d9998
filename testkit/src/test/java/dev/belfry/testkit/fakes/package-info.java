@NullMarked
package dev.belfry.testkit.fakes;

import org.jspecify.annotations.NullMarked;
