package dev.belfry.engine.driver;

import dev.belfry.core.sink.Attempt;
import dev.belfry.core.sink.Notification;

/** An attempt to make; it is on disk. */
public record Sending(String sink, long delivery, Notification notification, Attempt attempt) {}
