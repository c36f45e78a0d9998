@NullMarked
package dev.belfry.velociraptor.testing;

import org.jspecify.annotations.NullMarked;
