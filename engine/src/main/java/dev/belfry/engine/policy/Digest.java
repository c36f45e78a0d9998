package dev.belfry.engine.policy;

import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.DurationText;
import dev.belfry.engine.codec.Elapsed;
import dev.belfry.engine.policy.Tally.Counted;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a digest says.
 *
 * @param since when the storm began
 * @param terms what made it one
 * @param alert the digest's own alert, to ask Belfry about
 */
public record Digest(Counted counted, Instant since, StormTerms terms, String alert) {
    private static final List<String> IN_ORDER = List.of("severity", "rule", "os", "org");
    private static final int LARGEST = 6;

    public Content content(Status status, Instant now) {
        Duration lasted = Elapsed.between(since, now).truncatedTo(ChronoUnit.SECONDS);
        String title = alerts() + " in " + DurationText.of(lasted) + ", told as one";
        return new Content(counted.worst(), title, text(status), fields(status, now), List.of());
    }

    private String alerts() {
        return number(counted.alerts()) + (counted.alerts() == 1 ? " alert" : " alerts");
    }

    private String text(Status status) {
        String more = status == Status.FIRING ? " Whatever else comes is told when it is over." : "";
        String why = terms.per().isZero()
                ? "These"
                : "More than " + terms.most() + " came within " + DurationText.of(terms.per()) + ", so these";
        return names() + "\n" + why + " are not told one by one." + more + " To list them:  belfry deliveries --digest "
                + alert;
    }

    private String names() {
        long rest = counted.alerts() - counted.names().size();
        String named = String.join(", ", counted.names());
        return rest > 0 ? named + ", and " + number(rest) + " more." : named + ".";
    }

    private JsonObject fields(Status status, Instant now) {
        JsonObject.Builder fields = JsonObject.builder().put("alerts", counted.alerts());
        if (counted.updates() > 0) {
            fields.put("updates", counted.updates());
        }
        fields.put("since", since.toString());
        if (status == Status.RESOLVED) {
            fields.put("till", now.toString());
        }
        for (String by : IN_ORDER) {
            Map<String, Long> values = counted.counts().getOrDefault(by, Map.of());
            if (!values.isEmpty()) {
                fields.put(by, largest(values));
            }
        }
        return fields.build();
    }

    private static String largest(Map<String, Long> values) {
        List<String> shown = new ArrayList<>();
        long others = values.getOrDefault(Tally.OTHERS, 0L);
        List<Map.Entry<String, Long>> sorted = values.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Tally.OTHERS))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        for (Map.Entry<String, Long> entry : sorted) {
            if (shown.size() < LARGEST) {
                shown.add(entry.getKey() + " " + number(entry.getValue()));
            } else {
                others += entry.getValue();
            }
        }
        return String.join(", ", shown) + (others > 0 ? ", others " + number(others) : "");
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
