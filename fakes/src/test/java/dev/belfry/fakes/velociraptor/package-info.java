@NullMarked
package dev.belfry.fakes.velociraptor;

import org.jspecify.annotations.NullMarked;
