package dev.belfry.velociraptor.clients;

import dev.belfry.core.event.Handle;
import dev.belfry.core.source.Settlement;
import dev.belfry.core.source.Settlement.Failed;
import dev.belfry.velociraptor.connect.VelociraptorException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes handles to the organisations they are of. One that fails keeps nobody else's from being settled. */
final class Errand {
    private final Rota rota;

    Errand(Rota rota) {
        this.rota = rota;
    }

    /** Returns one settlement for each handle, in their order. */
    List<Settlement> settle(List<Handle> handles) throws VelociraptorException, InterruptedException {
        Map<String, List<Integer>> byOrg = new LinkedHashMap<>();
        for (int i = 0; i < handles.size(); i++) {
            byOrg.computeIfAbsent(org(handles.get(i)), org -> new ArrayList<>()).add(i);
        }
        Settlement[] settlements = new Settlement[handles.size()];
        for (Map.Entry<String, List<Integer>> entry : byOrg.entrySet()) {
            List<Handle> own = entry.getValue().stream().map(handles::get).toList();
            List<Settlement> settled = settle(entry.getKey(), own);
            for (int i = 0; i < own.size(); i++) {
                settlements[entry.getValue().get(i)] = settled.get(i);
            }
        }
        return List.of(settlements);
    }

    private List<Settlement> settle(String org, List<Handle> handles)
            throws VelociraptorException, InterruptedException {
        Optional<Shift> shift = rota.of(org);
        if (shift.isEmpty()) {
            return failed(handles, "org " + org + " is not watched");
        }
        try {
            List<Settlement> settled = shift.get().watch().settle(handles);
            shift.get().settled();
            return settled;
        } catch (VelociraptorException failed) {
            if (!failed.isInOrg() || rota.hasOne()) {
                throw failed;
            }
            shift.get().unsettled(failed);
            return failed(handles, failed.what());
        }
    }

    private static List<Settlement> failed(List<Handle> handles, String why) {
        return Collections.nCopies(handles.size(), new Failed(why));
    }

    private static String org(Handle handle) {
        return handle.value().text("org").orElse("");
    }
}
