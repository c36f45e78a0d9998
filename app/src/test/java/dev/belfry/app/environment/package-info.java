@NullMarked
package dev.belfry.app.environment;

import org.jspecify.annotations.NullMarked;
