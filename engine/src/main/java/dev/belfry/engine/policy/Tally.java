package dev.belfry.engine.policy;

import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what a digest tells, as it comes, so that nothing need be read again to make the digest. Bounded in all. */
public final class Tally {
    private static final List<String> FIELDS = List.of("os", "org");
    private static final int WORD = 60;
    private static final int WORDS = 50;
    private static final int NAMES = 1_500;
    /** No value of an alert: those have no line breaks. */
    static final String OTHERS = "\n";

    private final Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private long alerts;
    private long updates;
    private Severity worst = Severity.INFO;
    private int room = NAMES;

    /**
     * What was counted so far, to be kept.
     *
     * @param alerts how many
     * @param updates how many further revisions of those
     * @param counts how many alerts by severity, by rule, and by fields that most alerts of clients have
     * @param names of what the first of them tell of, as many as fit
     */
    public record Counted(
            long alerts, long updates, Severity worst, Map<String, Map<String, Long>> counts, List<String> names) {
        public Counted {
            counts = Map.copyOf(counts);
            names = List.copyOf(names);
        }
    }

    public Tally() {}

    /** Goes on from what was counted before. */
    public static Tally of(@Nullable Counted before) {
        Tally tally = new Tally();
        if (before != null) {
            tally.alerts = before.alerts();
            tally.updates = before.updates();
            tally.worst = before.worst();
            before.counts().forEach((by, values) -> tally.counts.put(by, new LinkedHashMap<>(values)));
            before.names().forEach(tally::name);
        }
        return tally;
    }

    /** One more alert. */
    public void add(Alert alert) {
        alerts++;
        Severity severity = alert.content().severity();
        count("severity", severity.word());
        count("rule", alert.origin().rule());
        for (String field : FIELDS) {
            text(alert, field).ifPresent(value -> count(field, value));
        }
        name(text(alert, "host").orElse(alert.content().title()));
        worst = worse(severity);
    }

    /** One more revision of an alert that is counted already. */
    public void update(Alert alert) {
        updates++;
        worst = worse(alert.content().severity());
    }

    public Counted counted() {
        Map<String, Map<String, Long>> copies = new LinkedHashMap<>();
        counts.forEach((by, values) -> copies.put(by, Map.copyOf(values)));
        return new Counted(alerts, updates, worst, copies, names);
    }

    private Severity worse(Severity severity) {
        return severity.compareTo(worst) > 0 ? severity : worst;
    }

    private static Optional<String> text(Alert alert, String field) {
        return alert.content().fields().text(field).filter(text -> !text.isBlank());
    }

    private void count(String by, String value) {
        Map<String, Long> values = counts.computeIfAbsent(by, unknown -> new LinkedHashMap<>());
        String word = VisibleText.line(value, WORD);
        values.merge(values.containsKey(word) || values.size() < WORDS ? word : OTHERS, 1L, Long::sum);
    }

    private void name(String name) {
        String line = VisibleText.line(name, WORD);
        room -= line.length() + 2;
        if (room >= 0) {
            names.add(line);
        }
    }
}
