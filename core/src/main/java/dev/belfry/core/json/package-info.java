@NullMarked
package dev.belfry.core.json;

import org.jspecify.annotations.NullMarked;
