@NullMarked
package dev.belfry.app.terminal;

import org.jspecify.annotations.NullMarked;
