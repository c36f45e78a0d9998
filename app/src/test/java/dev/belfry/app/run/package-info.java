@NullMarked
package dev.belfry.app.run;

import org.jspecify.annotations.NullMarked;
