@NullMarked
package dev.belfry.core.machine;

import org.jspecify.annotations.NullMarked;
