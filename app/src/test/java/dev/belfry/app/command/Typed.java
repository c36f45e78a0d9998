package dev.belfry.app.command;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.belfry.app.logging.Redactor;
import dev.belfry.app.terminal.Captured;
import dev.belfry.app.terminal.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** Commands that a person types at a time, about the store {@code belfry.db} of a folder. */
final class Typed {
    private final Path folder;
    private final Instant now;
    private final Captured captured;

    Typed(Path folder, Instant now, Captured captured) throws IOException {
        this.folder = folder;
        this.now = now;
        this.captured = captured;
        Files.writeString(folder.resolve("belfry.yaml"), "store: {path: belfry.db}\n");
    }

    private final class Module extends AbstractModule {
        @Override
        protected void configure() {
            bind(InstantSource.class).toInstance(InstantSource.fixed(now));
            bind(Redactor.class).in(Singleton.class);
        }

        @Provides
        Console console() {
            return captured.console();
        }
    }

    /** Returns the exit code of a line such as {@code status -o json}. */
    int run(String line) {
        String whole = "--config " + folder.resolve("belfry.yaml") + " " + line;
        return CommandLines.line(Guice.createInjector(new Module())).execute(whole.split(" ", -1));
    }
}
