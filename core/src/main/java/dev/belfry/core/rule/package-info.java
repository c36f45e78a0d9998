@NullMarked
package dev.belfry.core.rule;

import org.jspecify.annotations.NullMarked;
