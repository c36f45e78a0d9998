/** Receivers of messages on loopback that judge them as the real services do, and misbehave on request. */
@NullMarked
package dev.belfry.fakes.http;

import org.jspecify.annotations.NullMarked;
