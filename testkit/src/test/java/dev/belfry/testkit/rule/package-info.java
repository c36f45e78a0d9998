@NullMarked
package dev.belfry.testkit.rule;

import org.jspecify.annotations.NullMarked;
