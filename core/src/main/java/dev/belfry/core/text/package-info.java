@NullMarked
package dev.belfry.core.text;

import org.jspecify.annotations.NullMarked;
