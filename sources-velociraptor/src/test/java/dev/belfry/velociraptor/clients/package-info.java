@NullMarked
package dev.belfry.velociraptor.clients;

import org.jspecify.annotations.NullMarked;
