@NullMarked
package dev.belfry.core.settings;

import org.jspecify.annotations.NullMarked;
