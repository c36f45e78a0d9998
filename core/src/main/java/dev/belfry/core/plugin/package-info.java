@NullMarked
package dev.belfry.core.plugin;

import org.jspecify.annotations.NullMarked;
