@NullMarked
package dev.belfry.core.event;

import org.jspecify.annotations.NullMarked;
