package dev.belfry.app.run;

import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.store.ConfigurationRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Has what runs take another configuration when somebody asks, or when a file has other content; what is wrong is told
 * and changes nothing. A file counts only when two looks saw the same in it: an editor may be half-way through.
 */
public final class Reloader {
    private final ConfigurationRead.Reader reader;
    private final Target target;
    private final LogListener listener;
    private final InstantSource clock;
    private final Path file;
    private Configuration running;
    private Instant loadedAt;
    private Set<Path> files;
    private FilePrints loaded;
    private FilePrints last;
    private volatile boolean asked;

    /** What takes another configuration. */
    interface Target {
        /** Completes when it runs; exceptionally or cancelled when it will not, and the one before goes on. */
        CompletableFuture<Void> take(Configuration configuration);

        /** To be remembered for those who look from outside. */
        void configured(ConfigurationRow row);
    }

    /**
     * Makes one; it does nothing by itself.
     *
     * @param first what {@code target} runs now
     */
    Reloader(
            ConfigurationRead first,
            ConfigurationRead.Reader reader,
            Target target,
            LogListener listener,
            InstantSource clock) {
        this.reader = reader;
        this.target = target;
        this.listener = listener;
        this.clock = clock;
        this.running = requireNonNull(first.configuration());
        this.file = running.file();
        this.loadedAt = clock.instant();
        this.files = first.files();
        this.loaded = first.prints();
        this.last = loaded;
        target.configured(new ConfigurationRow(loadedAt, null, null));
    }

    /** Has the next look that finds nothing half-written load, changed or not. */
    void ask() {
        asked = true;
    }

    boolean isAsked() {
        return asked;
    }

    /** Looks once. */
    void look() throws InterruptedException {
        FilePrints now = FilePrints.of(files);
        boolean steady = now.equals(last);
        last = now;
        if (steady && (asked || !now.equals(loaded))) {
            asked = false;
            load();
        }
    }

    private void load() throws InterruptedException {
        ConfigurationRead next = ConfigurationRead.of(file, files, reader);
        Exception failure = next.failure();
        String refusal = failure == null ? take(requireNonNull(next.configuration())) : failure.getMessage();
        Set<Path> watched = new LinkedHashSet<>(next.files());
        if (refusal == null) {
            loadedAt = clock.instant();
            listener.reloaded(running);
            Orphans.warn(running);
            target.configured(new ConfigurationRow(loadedAt, null, null));
        } else {
            // Either may be put right: those that are wrong, and those that the running one reads.
            watched.addAll(files);
            listener.refused(refusal);
            target.configured(new ConfigurationRow(loadedAt, clock.instant(), refusal));
        }
        files = watched;
        loaded = next.prints().only(files);
        last = loaded;
    }

    /** What this configuration has otherwise that only a start can change; null for nothing. */
    private @Nullable String changesWhatStays(Configuration next) {
        if (!next.store().path().equals(running.store().path())) {
            return "store.path";
        }
        return Objects.equals(next.monitoring(), running.monitoring()) ? null : "monitoring";
    }

    /** Null when it runs, or else why not. */
    private @Nullable String take(Configuration next) throws InterruptedException {
        String fixed = changesWhatStays(next);
        if (fixed != null) {
            next.close();
            return file + ": " + fixed + " cannot change while it runs. Stop it and start it again, or write what"
                    + " stood there before.";
        }
        try {
            target.take(next).get();
            running = next;
            return null;
        } catch (ExecutionException | CancellationException e) {
            next.close();
            Throwable why = e instanceof ExecutionException ? requireNonNull(e.getCause()) : e;
            return file + ": cannot run: " + (why.getMessage() == null ? why.toString() : why.getMessage());
        }
    }
}
