/** The source {@code velociraptor-clients}: labelled clients, who labelled them, and when the server last saw them. */
@NullMarked
package dev.belfry.velociraptor.clients;

import org.jspecify.annotations.NullMarked;
