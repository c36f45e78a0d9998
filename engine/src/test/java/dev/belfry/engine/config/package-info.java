@NullMarked
package dev.belfry.engine.config;

import org.jspecify.annotations.NullMarked;
