package dev.belfry.engine.run;

import dev.belfry.core.source.Settlement;
import dev.belfry.engine.driver.Acts;
import dev.belfry.engine.driver.Asking;
import dev.belfry.engine.driver.Engine;
import dev.belfry.engine.driver.Input;
import dev.belfry.engine.http.HttpSender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The threads of one plan around the driver: those of its sinks, and one for each source. */
final class Crew implements AutoCloseable {
    /** How long a thread may take to notice that it is to end. */
    private static final Duration GRACE = Duration.ofSeconds(1);
    /** How long a source may take to end what it does when it is not in a hurry. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Plan plan;
    private final RunListener listener;
    private final Port port;
    private final Tellers tellers;
    private final Map<String, SourceLoop> loops = new LinkedHashMap<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    Crew(Plan plan, HttpSender sender, Inbox inbox, RunListener listener) {
        this.plan = plan;
        this.listener = listener;
        this.port = new Port(inbox);
        this.tellers = new Tellers(plan.sinks(), sender, port, listener);
    }

    Plan plan() {
        return plan;
    }

    /** Starts to read, from where the engine is; does nothing when it reads already. */
    synchronized void read(Engine engine, InstantSource clock) {
        if (!loops.isEmpty()) {
            return;
        }
        for (SourceSlot slot : plan.sources()) {
            SourceLoop loop = new SourceLoop(slot, engine.checkpoints(slot.name()), clock, port, listener);
            loops.put(slot.name(), loop);
            threads.add(NamedThreads.of("belfry-source-" + slot.name()).newThread(loop));
        }
        threads.forEach(Thread::start);
    }

    /** Looks whether a source or a sink hangs. */
    void look() {
        List<SourceLoop> reading;
        synchronized (this) {
            reading = List.copyOf(loops.values());
        }
        reading.forEach(SourceLoop::look);
        tellers.look();
    }

    synchronized void perform(Acts acts) {
        acts.sendings().forEach(tellers::tell);
        acts.askings().forEach(this::ask);
        acts.committed().forEach(source -> {
            SourceLoop loop = loops.get(source);
            if (loop != null) {
                loop.desk().committed();
            }
        });
    }

    synchronized void ask(Asking asking) {
        String source = asking.handle().source();
        SourceLoop loop = loops.get(source);
        if (loop == null) {
            String why = "its source " + source + " is not in the configuration";
            port.put(new Input.Found(List.of(asking), List.of(new Settlement.Failed(why))));
        } else {
            loop.desk().ask(asking);
        }
    }

    /** Begins no more polls; what is asked for is settled. */
    synchronized void endPolls() {
        loops.values().forEach(loop -> loop.desk().endPolls());
    }

    /** Whether nothing is asked for of which the inbox has not heard. */
    synchronized boolean isSettled() {
        return loops.values().stream().allMatch(loop -> loop.desk().isSettled());
    }

    /** Begins no more polls and settlements. */
    private synchronized void stopReading() {
        loops.values().forEach(loop -> loop.desk().stop());
    }

    /** Hands reading over: what is being read now is read again by whoever goes on; what was asked for comes back. */
    synchronized List<Asking> handOver() {
        stopReading();
        port.closeToBatches();
        return loops.values().stream()
                .flatMap(loop -> loop.desk().leftOver().stream())
                .toList();
    }

    /** Lets what is under way end, however long that may rightly take, and closes. Interrupted, it closes at once. */
    void retire() {
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE.toMillis());
            }
            port.awaitQuiet(longestAttempt());
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private Duration longestAttempt() {
        Duration longest = DirectTeller.LONGEST;
        for (TellerSlot sink : plan.sinks()) {
            longest =
                    sink.reach().timeout().compareTo(longest) > 0 ? sink.reach().timeout() : longest;
        }
        return longest.plus(PATIENCE);
    }

    @Override
    public void close() {
        stopReading();
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(GRACE.toMillis());
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
        Map<String, Runnable> closers = new LinkedHashMap<>(tellers.closers());
        plan.sources().forEach(slot -> closers.put("source-" + slot.name(), slot.source()::close));
        Closing.all(closers, listener);
    }
}
