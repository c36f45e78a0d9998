package dev.belfry.engine.plugin;

import dev.belfry.core.rule.Rule;
import dev.belfry.core.sink.DirectSink;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.core.sink.Sink;
import dev.belfry.core.source.PolledSource;
import dev.belfry.core.source.SourceException;
import dev.belfry.core.text.VisibleText;
import java.util.function.Supplier;

/**
 * The way into one configured plugin: every call of its code goes through here. A call runs with the plugin's class
 * loader as the thread's context loader. Whatever it throws, linkage errors and an overflowed stack included, becomes a
 * {@link PluginFailure} that names the entry; so does null for an answer. Only what the whole process has to hear of
 * goes through, such as {@link OutOfMemoryError}. Usable from any thread; it neither hurries a call nor ends it.
 *
 * <p>A method that may answer null is asked through {@link java.util.Optional#ofNullable}.
 */
public final class PluginCalls {
    private static final int LONGEST_LINE = 500;

    private final Plugin<?> plugin;
    private final String name;
    private final Secrets secrets;

    private PluginCalls(Plugin<?> plugin, String name, Secrets secrets) {
        this.plugin = plugin;
        this.name = name;
        this.secrets = secrets;
    }

    /**
     * For one entry of the configuration.
     *
     * @param name what the user called it
     * @param settings the entry's settings, whose secrets are taken out of everything the plugin says
     */
    public static PluginCalls of(Plugin<?> plugin, String name, Record settings) {
        return new PluginCalls(plugin, name, Secrets.in(settings));
    }

    /** The rule with every call going through here. */
    public <S> Rule<S> guarded(Rule<S> rule) {
        return new GuardedRule<>(rule, this);
    }

    /** The source with every call going through here. */
    public PolledSource guarded(PolledSource source) {
        return new GuardedSource(source, this);
    }

    /** The sink, of the kind that it is, with every call going through here, and its outcomes {@link #clean cleaned}. */
    public Sink guarded(Sink sink) {
        return sink instanceof HttpSink http
                ? new GuardedHttpSink(http, this)
                : new GuardedDirectSink((DirectSink) sink, this);
    }

    /** Calls a method that declares no exception. */
    public <T> T call(String method, Supplier<T> call) {
        try {
            return answer(method, call::get);
        } catch (Throwable thrown) {
            throw failure(method, thrown);
        }
    }

    /** Calls a method that answers nothing and declares no exception, such as {@code close}. */
    public void run(String method, Runnable call) {
        call(method, () -> {
            call.run();
            return Boolean.TRUE;
        });
    }

    /**
     * Calls a factory's {@code create}.
     *
     * @throws IllegalArgumentException with the plugin's message, when it finds that the settings make no sense together
     */
    public <T> T create(Supplier<T> call) {
        try {
            return answer("create", call::get);
        } catch (IllegalArgumentException refused) {
            ThrownCopy copy = copy(refused);
            if (copy.getMessage() == null) {
                throw failure("create", refused);
            }
            throw new IllegalArgumentException(copy.getMessage(), copy);
        } catch (Throwable thrown) {
            throw failure("create", thrown);
        }
    }

    /** Calls a method that may wait. */
    public <T> T await(String method, Waiting<T> call) throws InterruptedException {
        try {
            return answer(method, call::get);
        } catch (InterruptedException stopping) {
            throw stopping;
        } catch (Throwable thrown) {
            throw failure(method, thrown);
        }
    }

    /** Calls a method of a source that reads or settles. */
    public <T> T read(String method, Reading<T> call) throws SourceException, InterruptedException {
        try {
            return answer(method, call::get);
        } catch (InterruptedException stopping) {
            throw stopping;
        } catch (SourceException unreadable) {
            ThrownCopy copy = copy(unreadable);
            throw new SourceException(unreadable.kind(), String.valueOf(copy.getMessage()), copy);
        } catch (Throwable thrown) {
            throw failure(method, thrown);
        }
    }

    /** What a plugin said, such as an outcome's {@code why}, as one line without the entry's secrets. */
    public String clean(String text) {
        return VisibleText.line(secrets.hiddenIn(text), LONGEST_LINE);
    }

    private <T> T answer(String method, PluginCode<T> code) throws Throwable {
        T answer = code.runWith(plugin.loader());
        if (answer == null) {
            throw new PluginFailure(name, method, line(method, "answered null"));
        }
        return answer;
    }

    private PluginFailure failure(String method, Throwable thrown) {
        if (thrown instanceof PluginFailure known) {
            return known;
        }
        Fatal.rethrow(thrown);
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        Throwable real = Defect.unwrapped(thrown);
        Fatal.rethrow(real);
        ThrownCopy copy = copy(real);
        return new PluginFailure(
                name, method, line(method, "failed: " + Defect.clause(real, copy, plugin.loader())), copy);
    }

    private ThrownCopy copy(Throwable thrown) {
        return ThrownCopy.of(thrown, this::clean);
    }

    private String line(String method, String outcome) {
        return plugin.kind() + " " + name + ": " + method + " " + outcome + ". A defect of plugin "
                + plugin.origin().label();
    }

    @Override
    public String toString() {
        return plugin.kind() + " " + name;
    }

    /** A call that may wait. */
    public interface Waiting<T> {
        T get() throws InterruptedException;
    }

    /** A call of a source. */
    public interface Reading<T> {
        T get() throws SourceException, InterruptedException;
    }
}
