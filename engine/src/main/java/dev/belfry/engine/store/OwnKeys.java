package dev.belfry.engine.store;

import dev.belfry.engine.policy.OwnRule;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How the keys of Belfry's own rules look to people: they are numbers of sinks, and people know sinks by their names. */
final class OwnKeys {
    private static final String NAMES = Arrays.stream(OwnRule.values())
            .map(rule -> "'" + rule.word() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    /** Among a table's rows with a rule and a subject, those of Belfry's own rules. */
    static final String IS_OWN = "rule in (select id from name where kind = 'rule' and name in " + NAMES + ")";
    /** The key of an alert or a state {@code a} of a rule {@code r}. */
    static final String KEY = "(case when r.name in " + NAMES
            + " then coalesce((select o.name from name o where '#' || o.id = a.subject), a.subject)"
            + " else a.subject end)";

    private OwnKeys() {}
}
