@NullMarked
package dev.belfry.velociraptor.connect;

import org.jspecify.annotations.NullMarked;
