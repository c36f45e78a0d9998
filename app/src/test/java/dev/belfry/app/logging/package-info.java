@NullMarked
package dev.belfry.app.logging;

import org.jspecify.annotations.NullMarked;
