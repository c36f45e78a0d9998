/** What authors of rules test with: the tests every rule inherits. */
@NullMarked
package dev.belfry.testkit.rule;

import org.jspecify.annotations.NullMarked;
