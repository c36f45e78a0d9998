@NullMarked
package dev.belfry.engine.codec;

import org.jspecify.annotations.NullMarked;
