package dev.belfry.app.run;

import dev.belfry.core.alert.Status;
import dev.belfry.core.machine.Reason;
import dev.belfry.engine.codec.DurationText;
import dev.belfry.engine.codec.Elapsed;
import dev.belfry.engine.codec.ReasonText;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.driver.StoreText;
import dev.belfry.engine.store.AlertView;
import dev.belfry.engine.store.AlertView.Journey;
import dev.belfry.engine.store.Changes.AttemptRow;
import dev.belfry.engine.store.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of one key, in the order of time: from why its rule raised an alert to where it stands now. */
public final class Timeline {
    private final ReasonText reasons;
    private final List<Line> lines = new ArrayList<>();

    private Timeline(ReasonText reasons) {
        this.reasons = reasons;
    }

    /**
     * One thing that happened.
     *
     * @param who the rule or the sink
     */
    public record Line(Instant at, String who, String what) {}

    public static List<Line> of(Story story, ReasonText reasons) {
        Timeline timeline = new Timeline(reasons);
        for (int i = story.alerts().size() - 1; i >= 0; i--) {
            timeline.alert(story.rule(), story.alerts().get(i));
        }
        if (story.standing() != null && !raisedBy(story, story.standing())) {
            timeline.lines.add(new Line(
                    story.standing().changedAt(),
                    story.rule(),
                    timeline.text(story.standing().because())));
        }
        timeline.lines.sort(Comparator.comparing(Line::at));
        return List.copyOf(timeline.lines);
    }

    /** Whether the state's last step is the one that raised the latest alert, which is a line already. */
    private static boolean raisedBy(Story story, Story.Standing standing) {
        return !story.alerts().isEmpty()
                && story.alerts().get(0).raisedAt().equals(standing.changedAt())
                && story.alerts().get(0).because().equals(standing.because());
    }

    /** How it stands, in a few words. */
    public static String outcome(Story story) {
        if (story.alerts().isEmpty()) {
            return "no alert";
        }
        List<Journey> journeys = story.alerts().get(0).deliveries();
        if (journeys.isEmpty()) {
            return "nobody was told: no route matched";
        }
        long told =
                journeys.stream().filter(journey -> journey.phase().isTold()).count();
        String sum = "told by " + told + " of " + journeys.size() + (journeys.size() == 1 ? " sink" : " sinks");
        String rest = journeys.stream()
                .filter(journey -> !journey.phase().isTold())
                .map(journey -> ", " + journey.sink() + " " + journey.phase().word())
                .reduce("", String::concat);
        return sum + rest;
    }

    private void alert(String rule, AlertView alert) {
        String revision = alert.revision() == 1 ? "" : ", revision " + alert.revision();
        String did = alert.status() == Status.RESOLVED ? " resolved" : " raised";
        lines.add(new Line(alert.raisedAt(), rule, text(alert.because()) + ": alert " + alert.id() + revision + did));
        for (Journey journey : alert.deliveries()) {
            journey(alert, journey);
        }
    }

    private void journey(AlertView alert, Journey journey) {
        if (journey.members() != null && journey.members().count() > 0) {
            lines.add(new Line(alert.raisedAt(), journey.sink(), members(alert, journey.members())));
        }
        for (AttemptRow attempt : journey.attempts()) {
            lines.add(new Line(attempt.startedAt(), journey.sink(), attempt(attempt)));
        }
        String after = afterwards(journey);
        if (after != null) {
            Instant at = journey.attempts().stream()
                    .map(AttemptRow::startedAt)
                    .reduce(alert.raisedAt(), (first, second) -> second);
            lines.add(new Line(at, journey.sink(), after));
        }
    }

    private static String attempt(AttemptRow attempt) {
        String number = "attempt " + attempt.number() + ": ";
        if (attempt.endedAt() == null) {
            return number + (attempt.left() == Phase.SENDING ? "under way" : "nobody knows what came of it");
        }
        String took = DurationText.of(Elapsed.between(attempt.startedAt(), attempt.endedAt()));
        String answer = attempt.answer() == null ? "" : ", " + attempt.answer();
        return number + word(attempt.left()) + " after " + took + answer;
    }

    private static String word(Phase phase) {
        return phase == Phase.PENDING ? "failed" : phase.word();
    }

    /** What is to come, or what came of it without an attempt. */
    private @Nullable String afterwards(Journey journey) {
        return switch (journey.phase()) {
            case PENDING, IN_DOUBT ->
                because(
                        journey,
                        journey.nextAt() == null
                                ? "waits for its turn"
                                : text(Reason.of("is tried again, not before {time}", journey.nextAt())));
            case GROUPED ->
                journey.digest() == null
                        ? "is told with others, by a digest that is to come"
                        : "is told with others, by digest " + journey.digest();
            case PARKED -> because(journey, "is parked until somebody decides: belfry dead-letters");
            case DEAD -> "is dead, and holds the settlement back if it is required: belfry dead-letters";
            case DROPPED -> with(journey, "was given up by hand; that does not count as told");
            case WAIVED -> with(journey, "was given up by hand and counts as told");
            case DELIVERED -> journey.digest() == null ? null : "told with others, by digest " + journey.digest();
            case SENDING -> null;
        };
    }

    /** With a reason that no attempt has told. */
    private static String because(Journey journey, String fate) {
        List<AttemptRow> attempts = journey.attempts();
        boolean isTold = !attempts.isEmpty()
                && Objects.equals(attempts.get(attempts.size() - 1).answer(), journey.answer());
        return journey.answer() == null || isTold ? fate : fate + " (" + journey.answer() + ")";
    }

    private static String with(Journey journey, String fate) {
        return journey.digest() == null ? fate : fate + ", with digest " + journey.digest();
    }

    private static String members(AlertView alert, AlertView.Members members) {
        String shown = members.first().stream()
                .map(member -> member.alert() + " "
                        + StoreText.content(member.content()).title())
                .collect(Collectors.joining("; "));
        String rest = members.count() > members.first().size()
                ? "; to list all:  belfry deliveries --digest " + alert.id()
                : "";
        return "tells " + members.count() + " with one message: " + shown + rest;
    }

    private String text(Reason reason) {
        return reasons.of(reason);
    }

    private String text(String stored) {
        return reasons.of(StoreText.reason(stored));
    }
}
