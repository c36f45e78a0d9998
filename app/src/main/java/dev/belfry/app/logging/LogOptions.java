package dev.belfry.app.logging;

import java.time.ZoneId;

/**
 * How to log.
 *
 * @param zone for the times in lines for people; JSON has them in UTC
 */
public record LogOptions(LogFormat format, LogLevel level, ZoneId zone) {}
