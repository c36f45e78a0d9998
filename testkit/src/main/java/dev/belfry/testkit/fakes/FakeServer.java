package dev.belfry.testkit.fakes;

import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.FakeTeams;
import dev.belfry.fakes.http.FakeWebhook;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fake server for each test, new and empty, closed after it:
 *
 * <pre>{@code
 * @RegisterExtension
 * final FakeServer<FakeSlack> slack = FakeServer.slack(clock);
 * }</pre>
 *
 * @param <F> the fake
 */
public final class FakeServer<F extends AutoCloseable> implements BeforeEachCallback, AfterEachCallback {
    private final Supplier<F> start;
    private @Nullable F running;

    private FakeServer(Supplier<F> start) {
        this.start = start;
    }

    /** A Velociraptor server whose time is this clock's. */
    public static FakeServer<FakeVelociraptor> velociraptor(InstantSource clock) {
        return new FakeServer<>(() -> FakeVelociraptor.start(clock));
    }

    /** Slack's incoming webhooks. */
    public static FakeServer<FakeSlack> slack(InstantSource clock) {
        return new FakeServer<>(() -> FakeSlack.start(clock));
    }

    /** A Teams workflow. */
    public static FakeServer<FakeTeams> teams(InstantSource clock) {
        return new FakeServer<>(() -> FakeTeams.start(clock));
    }

    /** Anybody's REST endpoint. */
    public static FakeServer<FakeWebhook> webhook(InstantSource clock) {
        return new FakeServer<>(() -> FakeWebhook.start(clock));
    }

    /**
     * The server of the test that runs.
     *
     * @throws IllegalStateException before and after
     */
    public F get() {
        if (running == null) {
            throw new IllegalStateException("A fake server runs during a test only");
        }
        return running;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running = start.get();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        F over = get();
        running = null;
        over.close();
    }
}
