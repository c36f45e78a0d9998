package dev.belfry.rules.standard.seenrecently.simulation;

import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Done;
import dev.belfry.core.source.Settlement.Kept;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a label what people have wanted since a time, and looks again until nothing changes. */
final class Settler {
    private static final int ROUNDS = 5;

    private final Connection server;
    private final Terms terms;

    Settler(Connection server, Terms terms) {
        this.server = server;
        this.terms = terms;
    }

    Settlement settle(Client client, long from) throws Unavailable {
        if (terms.has(Flaw.REMOVE_THEN_LOOK)) {
            server.change(client, false);
        }
        for (int round = 0; round < ROUNDS; round++) {
            long at = server.call();
            boolean exists = client.exists;
            boolean on = client.label;
            Wanted wanted = Wanted.by(server.audit(from), client.number, terms);
            boolean wantedOn = wanted != null && wanted.on() && exists;
            if (wantedOn == on) {
                return found(on, at, wanted);
            }
            server.change(client, wantedOn);
        }
        return new Settlement.Failed("the label does not stay as it is put");
    }

    private Settlement found(boolean on, long at, @Nullable Wanted wanted) {
        if (on && wanted != null) {
            return new Kept(Micros.instant(wanted.since()));
        }
        Instant newest = wanted == null ? null : Micros.instant(wanted.newest());
        Instant everything = Micros.instant(at + Micros.HOUR);
        return new Done(Micros.instant(at), terms.has(Flaw.KNEW_ALL) ? everything : newest);
    }
}
