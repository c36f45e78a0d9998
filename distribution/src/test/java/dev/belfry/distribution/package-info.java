@NullMarked
package dev.belfry.distribution;

import org.jspecify.annotations.NullMarked;
