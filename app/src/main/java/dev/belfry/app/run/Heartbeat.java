package dev.belfry.app.run;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.http.HttpResponse;
import dev.belfry.engine.config.Configuration;
import dev.belfry.engine.config.ConfiguredSink;
import dev.belfry.engine.config.ConfiguredSource;
import dev.belfry.engine.config.HeartbeatSettings;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.Reach;
import dev.belfry.engine.http.SendFailure;
import dev.belfry.engine.store.StoreException;
import dev.belfry.engine.store.StoreReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a dead-man's switch while all is well, and says once when it stops and when it goes on. It looks at the store
 * from outside, as everybody does: a driver that hangs commits nothing, and so stops the beat.
 */
public final class Heartbeat {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger("belfry");

    private final HeartbeatSettings settings;
    private final Wellness wellness;
    private final Supplier<Optional<StoreReader>> store;
    private final HttpSender sender;
    private final InstantSource clock;
    private final Supplier<Duration> running;
    private volatile @Nullable String trouble;
    private volatile @Nullable String unheard;

    Heartbeat(
            HeartbeatSettings settings,
            Wellness wellness,
            Supplier<Optional<StoreReader>> store,
            HttpSender sender,
            InstantSource clock,
            Supplier<Duration> running) {
        this.settings = settings;
        this.wellness = wellness;
        this.store = store;
        this.sender = sender;
        this.clock = clock;
        this.running = running;
    }

    /**
     * The heartbeat of a configuration.
     *
     * @param silences what was seen under the one before it
     * @param running for how long the process has run, whatever happened to the clock
     */
    static Heartbeat of(
            HeartbeatSettings settings,
            Configuration configuration,
            Silences silences,
            Supplier<Optional<StoreReader>> store,
            HttpSender sender,
            InstantSource clock,
            Supplier<Duration> running) {
        Wellness wellness = new Wellness(
                configuration.sources().stream().map(ConfiguredSource::name).collect(Collectors.toSet()),
                configuration.sinks().stream().map(ConfiguredSink::name).collect(Collectors.toSet()),
                settings.limit(),
                silences);
        return new Heartbeat(settings, wellness, store, sender, clock, running);
    }

    Duration every() {
        return settings.every();
    }

    /** Looks once, and calls if all is well. Throws nothing: the next beat is worth as much. */
    void beat() {
        Optional<String> found = look();
        say(found.orElse(null));
        if (found.isEmpty()) {
            HttpRequest request = new HttpRequest("GET", settings.url(), Map.of(), null);
            sender.send(request, reach(settings), new Hearing());
        }
    }

    static Reach reach(HeartbeatSettings settings) {
        return new Reach(settings.allowInsecure(), settings.allowPrivate(), TIMEOUT);
    }

    private Optional<String> look() {
        try (StoreReader reader = store.get().orElseThrow(() -> new StoreException("the store is gone"))) {
            return wellness.trouble(reader.sources(), reader.sinks(), clock.instant(), running.get());
        } catch (RuntimeException e) {
            return Optional.of(e instanceof StoreException ? String.valueOf(e.getMessage()) : e.toString());
        }
    }

    private void say(@Nullable String now) {
        if (now != null && trouble == null) {
            log.warn("heartbeat stops: {}", now);
        } else if (now == null && trouble != null) {
            log.info("heartbeat goes on");
        }
        trouble = now;
    }

    /** What the switch made of a call; said when it changes. */
    private final class Hearing implements HttpSender.Callback {
        @Override
        public void answered(HttpResponse response) {
            heard(response.status() / 100 == 2 ? null : "answered " + response.status());
        }

        @Override
        public void failed(SendFailure failure) {
            heard(failure.why());
        }

        private void heard(@Nullable String why) {
            if (why != null && unheard == null) {
                log.warn("heartbeat does not arrive at {}: {}", settings.url().host(), why);
            } else if (why == null && unheard != null) {
                log.info("heartbeat arrives again");
            }
            unheard = why;
        }
    }
}
