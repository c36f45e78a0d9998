/** The demo: the real pipeline, against servers that are played. */
@NullMarked
package dev.belfry.app.demo;

import org.jspecify.annotations.NullMarked;
