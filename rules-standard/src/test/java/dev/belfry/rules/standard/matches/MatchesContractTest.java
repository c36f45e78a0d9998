package dev.belfry.rules.standard.matches;

import dev.belfry.core.event.Event;
import dev.belfry.core.json.Json;
import dev.belfry.testkit.rule.RuleContract;
import java.util.List;

class MatchesContractTest extends RuleContract<MatchesSettings> {
    MatchesContractTest() {
        super(new MatchesFactory(), Rows.settings("event.Name.matches('(?i)psexe')"));
    }

    @Override
    protected List<Event> story() {
        return List.of(
                Rows.process("C.1", "PSEXESVC.exe", "1"),
                Rows.process("C.1", "psexec.exe", "2"),
                Rows.process("C.2", "psexesvc.exe", "3"),
                Rows.event("4", Json.object().with("client", "C.1")));
    }
}
