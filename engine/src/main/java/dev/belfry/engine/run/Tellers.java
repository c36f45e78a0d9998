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

/** All sinks of an instance, each with its thread or threads. */
final class Tellers implements AutoCloseable {
    private final Map<String, Teller> tellers = new LinkedHashMap<>();
    private final ScheduledThreadPoolExecutor watch =
            new ScheduledThreadPoolExecutor(1, NamedThreads.of("belfry-watch"));

    private final Port port;

    Tellers(List<TellerSlot> sinks, HttpSender sender, Port port) {
        this.port = port;
        watch.setRemoveOnCancelPolicy(true);
        sinks.forEach(slot -> tellers.put(slot.name(), teller(slot, sender, port)));
    }

    private Teller teller(TellerSlot slot, HttpSender sender, Outlet inbox) {
        String name = "belfry-sink-" + slot.name();
        if (slot.sink() instanceof HttpSink http) {
            ExecutorService thread = Executors.newSingleThreadExecutor(NamedThreads.of(name));
            return new HttpTeller(http, slot.reach(), sender, inbox, thread);
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

    @Override
    public void close() {
        tellers.values().forEach(Teller::close);
        watch.shutdownNow();
    }
}
