package dev.belfry.engine.store;

import dev.belfry.engine.policy.OwnRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What Belfry's own rules keep of sinks: the only thing that the store has under a sink's name, not its number. */
final class OwnStates {
    private final SmallTables names;
    private final StateTable states;

    OwnStates(Handle handle) {
        this.names = new SmallTables(handle);
        String uuid =
                handle.createQuery("select uuid from store").mapTo(String.class).one();
        this.states = new StateTable(handle, new StateHash(uuid)::of);
    }

    boolean has(OwnRule rule, String sink) {
        return address(rule, sink).flatMap(this::find).isPresent();
    }

    /** Has a sink's go on as another's, unless that has its own. */
    void carry(String from, String to) {
        for (OwnRule rule : OwnRule.values()) {
            address(rule, from)
                    .ifPresent(old -> find(old)
                            .filter(row -> !has(rule, to))
                            .ifPresent(row -> move(old, new StateAddress(old.rule(), to), row)));
        }
    }

    private void move(StateAddress from, StateAddress to, StateRow row) {
        Map<StateAddress, Optional<StateRow>> rows = new LinkedHashMap<>();
        rows.put(from, Optional.empty());
        rows.put(to, Optional.of(row));
        states.write(rows);
    }

    private Optional<StateAddress> address(OwnRule rule, String sink) {
        return names.knownName(NameKind.RULE, rule.word()).map(number -> new StateAddress(number, sink));
    }

    private Optional<StateRow> find(StateAddress address) {
        return Optional.ofNullable(states.find(List.of(address)).get(address));
    }
}
