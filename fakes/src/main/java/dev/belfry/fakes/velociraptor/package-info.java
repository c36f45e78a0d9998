/** A Velociraptor server on loopback that answers Belfry's queries as the real one does, and misbehaves on request. */
@NullMarked
package dev.belfry.fakes.velociraptor;

import org.jspecify.annotations.NullMarked;
