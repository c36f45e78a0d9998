@NullMarked
package dev.belfry.core.http;

import org.jspecify.annotations.NullMarked;
