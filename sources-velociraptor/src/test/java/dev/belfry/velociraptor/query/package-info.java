@NullMarked
package dev.belfry.velociraptor.query;

import org.jspecify.annotations.NullMarked;
