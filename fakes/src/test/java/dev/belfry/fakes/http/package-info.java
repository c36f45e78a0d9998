@NullMarked
package dev.belfry.fakes.http;

import org.jspecify.annotations.NullMarked;
