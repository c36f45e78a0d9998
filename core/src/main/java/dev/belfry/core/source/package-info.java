@NullMarked
package dev.belfry.core.source;

import org.jspecify.annotations.NullMarked;
