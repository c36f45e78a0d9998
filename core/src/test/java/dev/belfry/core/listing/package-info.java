@NullMarked
package dev.belfry.core.listing;

import org.jspecify.annotations.NullMarked;
