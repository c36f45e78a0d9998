@NullMarked
package dev.belfry.engine.settings;

import org.jspecify.annotations.NullMarked;
