@NullMarked
package dev.belfry.fakes.velociraptor.vql;

import org.jspecify.annotations.NullMarked;
