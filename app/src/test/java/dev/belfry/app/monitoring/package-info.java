@NullMarked
package dev.belfry.app.monitoring;

import org.jspecify.annotations.NullMarked;
