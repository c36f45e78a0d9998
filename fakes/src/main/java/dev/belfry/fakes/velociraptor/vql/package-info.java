/** The little of Velociraptor's query language that {@link dev.belfry.fakes.velociraptor.FakeVelociraptor} speaks. */
@NullMarked
package dev.belfry.fakes.velociraptor.vql;

import org.jspecify.annotations.NullMarked;
