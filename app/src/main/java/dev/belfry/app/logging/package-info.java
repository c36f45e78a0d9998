/**
 * Logging, set up in code: lines for people or JSON for programs, to standard error.
 *
 * <p>A line names the source, rule or sink it is about. Whoever calls a plugin puts that name into the MDC as {@value
 * dev.belfry.app.logging.Logs#IN} for as long as the call lasts, so that what the plugin logs carries it; whoever logs
 * about one of many gives it as a key-value pair of the same key, which counts first.
 */
@NullMarked
package dev.belfry.app.logging;

import org.jspecify.annotations.NullMarked;
