/** The source {@code velociraptor-events}: event queues of a Velociraptor server, live and caught up. */
@NullMarked
package dev.belfry.velociraptor.events;

import org.jspecify.annotations.NullMarked;
