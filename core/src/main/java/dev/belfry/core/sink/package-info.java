@NullMarked
package dev.belfry.core.sink;

import org.jspecify.annotations.NullMarked;
