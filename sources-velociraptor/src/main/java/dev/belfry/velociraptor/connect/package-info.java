/** The way to a Velociraptor server: its API client file, the certificates and key in it, the channel made of them. */
@NullMarked
package dev.belfry.velociraptor.connect;

import org.jspecify.annotations.NullMarked;
