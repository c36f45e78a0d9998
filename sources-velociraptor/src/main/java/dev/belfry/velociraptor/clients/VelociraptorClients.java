package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Handle;
import dev.belfry.core.plugin.Finding;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.source.Batch;
import dev.belfry.core.source.Checkpoint;
import dev.belfry.core.source.Limits;
import dev.belfry.core.source.PolledSource;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.SourceException;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Polls the organisations in turn; each is a split, called by its id. */
final class VelociraptorClients implements PolledSource {
    private final LabelServers servers;
    private final Duration every;
    private final Rota rota;
    private final Errand errand;
    private final Examination examination;

    VelociraptorClients(VelociraptorClientsSettings settings, PluginContext context, LabelServers servers) {
        this.servers = servers;
        this.every = settings.every();
        this.rota = new Rota(settings, context.name(), servers);
        this.errand = new Errand(rota);
        this.examination = new Examination(servers, settings, context.clock());
    }

    @Override
    public Batch poll(Map<String, Checkpoint> checkpoints, Limits limits) throws SourceException, InterruptedException {
        try {
            rota.refresh(limits.now());
            return poll(rota.next(limits.now()), checkpoints, limits);
        } catch (VelociraptorException failed) {
            throw failed.toSourceException();
        }
    }

    private Batch poll(Shift shift, Map<String, Checkpoint> checkpoints, Limits limits)
            throws VelociraptorException, InterruptedException {
        Instant now = limits.now();
        String split = shift.watch().org();
        Checkpoint given = checkpoints.getOrDefault(split, Position.START);
        // One alone is polled whenever we are asked. While none can be read, nothing would look as if all were well.
        if (shift.dueAt(now).isAfter(now) && !rota.hasOne() && !rota.areAllFailing()) {
            return new Batch(split, List.of(), given, shift.dueAt(now));
        }
        try {
            Batch batch = shift.watch().poll(given, limits);
            shift.polled(batch.pollAgainAt(), every, now);
            return new Batch(split, batch.events(), batch.checkpoint(), next(now));
        } catch (VelociraptorException failed) {
            if (!failed.isInOrg() || rota.hasOne()) {
                throw failed;
            }
            shift.failed(failed, now);
            if (rota.areAllFailing()) {
                throw failed;
            }
            return new Batch(split, List.of(), given, next(now));
        }
    }

    private Instant next(Instant now) {
        return rota.next(now).dueAt(now);
    }

    @Override
    public List<Settlement> settle(List<Handle> handles) throws SourceException, InterruptedException {
        try {
            return errand.settle(handles);
        } catch (VelociraptorException failed) {
            throw failed.toSourceException();
        }
    }

    @Override
    public List<Finding> examine() throws InterruptedException {
        return examination.examine();
    }

    @Override
    public void close() {
        servers.close();
    }
}
