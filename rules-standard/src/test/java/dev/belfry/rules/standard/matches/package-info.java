@NullMarked
package dev.belfry.rules.standard.matches;

import org.jspecify.annotations.NullMarked;
