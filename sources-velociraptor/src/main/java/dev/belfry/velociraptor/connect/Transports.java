package dev.belfry.velociraptor.connect;

import io.grpc.Attributes;
import io.grpc.ClientTransportFilter;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the connections that a channel makes. It replaces a broken one by itself, and says nothing of it. */
final class Transports extends ClientTransportFilter {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Attributes transportReady(Attributes attributes) {
        count.incrementAndGet();
        return attributes;
    }

    int count() {
        return count.get();
    }
}
