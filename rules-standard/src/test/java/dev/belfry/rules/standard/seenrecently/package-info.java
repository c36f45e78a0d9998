@NullMarked
package dev.belfry.rules.standard.seenrecently;

import org.jspecify.annotations.NullMarked;
