@NullMarked
package dev.belfry.core.alert;

import org.jspecify.annotations.NullMarked;
