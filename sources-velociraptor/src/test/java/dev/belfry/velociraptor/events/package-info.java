@NullMarked
package dev.belfry.velociraptor.events;

import org.jspecify.annotations.NullMarked;
