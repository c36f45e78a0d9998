package dev.belfry.engine.run;

import dev.belfry.core.sink.DirectSink;
import dev.belfry.core.sink.HttpSink;
import dev.belfry.engine.driver.Sending;
import dev.belfry.engine.http.HttpSender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;

/** All sinks of an instance, each with its thread or threads. */
final class Tellers {
    private final Map<String, Teller> tellers = new LinkedHashMap<>();
    private final ScheduledThreadPoolExecutor watch =
            new ScheduledThreadPoolExecutor(1, NamedThreads.of("belfry-watch"));

    private final Port port;

    Tellers(List<TellerSlot> sinks, HttpSender sender, Port port, RunListener listener) {
        this.port = port;
        watch.setRemoveOnCancelPolicy(true);
        sinks.forEach(slot -> tellers.put(slot.name(), teller(slot, sender, port, listener)));
    }

    private Teller teller(TellerSlot slot, HttpSender sender, Outlet inbox, RunListener listener) {
        String name = "belfry-sink-" + slot.name();
        if (slot.sink() instanceof HttpSink http) {
            Supplier<ExecutorService> thread = () -> Executors.newSingleThreadExecutor(NamedThreads.of(name));
            Runnable onHang = () -> listener.hung(slot.name(), "did not come back; what it was to tell is tried again");
            return new HttpTeller(http, slot.reach(), sender, inbox, thread, onHang);
        }
        ExecutorService threads = Executors.newFixedThreadPool(slot.terms().inFlight(), NamedThreads.of(name));
        return new DirectTeller((DirectSink) slot.sink(), inbox, threads, watch, DirectTeller.LONGEST);
    }

    void tell(Sending sending) {
        Teller teller = tellers.get(sending.sink());
        if (teller != null) {
            port.started();
            teller.tell(sending);
        }
    }

    void look() {
        tellers.values().forEach(Teller::look);
    }

    /** What closes each of them. */
    Map<String, Runnable> closers() {
        watch.shutdownNow();
        Map<String, Runnable> closers = new LinkedHashMap<>();
        tellers.forEach((name, teller) -> closers.put("sink-" + name, teller::close));
        return closers;
    }
}
