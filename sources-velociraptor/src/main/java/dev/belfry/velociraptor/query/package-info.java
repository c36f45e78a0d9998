/** Runs VQL over the API and tells an answer from a failure, which the protocol leaves to its reader. */
@NullMarked
package dev.belfry.velociraptor.query;

import org.jspecify.annotations.NullMarked;
