package dev.belfry.app.startup;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.belfry.app.logging.Redactor;
import dev.belfry.app.terminal.Console;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What there is one of in a process. */
public final class BelfryModule extends AbstractModule {
    private final InstantSource clock;

    public BelfryModule(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected void configure() {
        bind(InstantSource.class).toInstance(clock);
        bind(Redactor.class).in(Singleton.class);
    }

    @Provides
    @Singleton
    Console console(Redactor redactor) {
        return Console.ofThisProcess(System.getenv(), redactor);
    }
}
