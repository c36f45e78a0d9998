package dev.belfry.app.run;

import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.run.RunListener;
import java.util.function.Consumer;

/**
 * Who hears what a running instance does.
 *
 * @param log hears of configurations that were loaded or refused
 * @param instance hears of everything else; the log among them
 * @param taken told of each configuration that is taken while it runs
 */
public record Hearers(LogListener log, RunListener instance, Consumer<Configuration> taken) {}
