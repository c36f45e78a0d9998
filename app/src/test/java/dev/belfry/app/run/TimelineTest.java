package dev.belfry.app.run;

import dev.belfry.app.run.Timeline.Line;
import dev.belfry.core.alert.Status;
import dev.belfry.engine.codec.ReasonText;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.AlertView;
import dev.belfry.engine.store.AlertView.Journey;
import dev.belfry.engine.store.Changes.AttemptRow;
import dev.belfry.engine.store.Story;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final ReasonText REASONS = new ReasonText(ZoneId.of("UTC"), NOW.plusSeconds(60));

    private static final String CONTENT =
            "{\"severity\":\"INFO\",\"title\":\"LT-1 is back\",\"text\":\"\",\"fields\":{},\"links\":[]}";

    private static AttemptRow attempt(int number, Phase left, @Nullable String answer) {
        Instant start = NOW.plusSeconds(number);
        return new AttemptRow(number, start, start.plusMillis(500), left, answer);
    }

    private static Journey journey(Phase phase, @Nullable Instant nextAt, AttemptRow... attempts) {
        String answer = attempts.length == 0 ? null : attempts[attempts.length - 1].answer();
        return new Journey("soc", Need.REQUIRED, phase, nextAt, List.of(attempts), answer, null, null);
    }

    /** As of one to which something was done that no attempt tells. */
    private static Journey because(String answer, Phase phase, AttemptRow... attempts) {
        return new Journey("soc", Need.REQUIRED, phase, null, List.of(attempts), answer, null, null);
    }

    private static Journey by(String digest, Phase phase) {
        return new Journey("soc", Need.REQUIRED, phase, null, List.of(), "by digest " + digest, digest, null);
    }

    @Test
    void saysWhatADigestTells() {
        AlertView.Members members = new AlertView.Members(21, List.of(new AlertView.Member("k7f3-2", CONTENT)));
        Story digest = story(new Journey("soc", Need.REQUIRED, Phase.PENDING, null, List.of(), null, null, members));
        assertThat(told(digest))
                .contains("soc tells 21 with one message: k7f3-2 LT-1 is back;"
                        + " to list all:  belfry deliveries --digest k7f3-1");
    }

    private static Story story(Journey... journeys) {
        AlertView alert = new AlertView(
                "k7f3-1",
                1,
                Status.FIRING,
                "{\"title\":\"x\"}",
                "[\"seen {ago} ago\",{\"d\":\"PT2S\"}]",
                null,
                NOW,
                List.of(journeys));
        Story.Standing standing = new Story.Standing("[\"the label is off\"]", NOW.plusSeconds(30), null);
        return new Story("back-online", "C.1", standing, List.of(alert));
    }

    private static List<String> told(Story story) {
        return Timeline.of(story, REASONS).stream()
                .map(line -> line.who() + " " + line.what())
                .toList();
    }

    @Test
    void goesFromTheReasonOverEachAttemptToWhereItStandsNow() {
        Story story = story(journey(
                Phase.DELIVERED, null, attempt(1, Phase.PENDING, "answered 429"), attempt(2, Phase.DELIVERED, null)));

        assertThat(Timeline.of(story, REASONS))
                .containsExactly(
                        new Line(NOW, "back-online", "seen 2 s ago: alert k7f3-1 raised"),
                        new Line(NOW.plusSeconds(1), "soc", "attempt 1: failed after 0.5 s, answered 429"),
                        new Line(NOW.plusSeconds(2), "soc", "attempt 2: delivered after 0.5 s"),
                        new Line(NOW.plusSeconds(30), "back-online", "the label is off"));
        assertThat(Timeline.outcome(story)).isEqualTo("told by 1 of 1 sink");
    }

    static Stream<Arguments> ends() {
        Instant later = NOW.plusSeconds(20);
        return Stream.of(
                Arguments.of(journey(Phase.PENDING, null), "waits for its turn", "told by 0 of 1 sink, soc pending"),
                Arguments.of(
                        journey(Phase.PENDING, later, attempt(1, Phase.PENDING, "answered 500")),
                        "is tried again, not before 12:00:20 UTC",
                        "told by 0 of 1 sink, soc pending"),
                Arguments.of(
                        journey(Phase.IN_DOUBT, later, attempt(1, Phase.IN_DOUBT, "the answer was cut")),
                        "is tried again, not before 12:00:20 UTC",
                        "told by 0 of 1 sink, soc in doubt"),
                Arguments.of(
                        journey(Phase.PARKED, null, attempt(1, Phase.PARKED, "the process ended")),
                        "is parked until somebody decides: belfry dead-letters",
                        "told by 0 of 1 sink, soc parked"),
                Arguments.of(
                        because("its sink is not in the configuration", Phase.PARKED),
                        "is parked until somebody decides: belfry dead-letters"
                                + " (its sink is not in the configuration)",
                        "told by 0 of 1 sink, soc parked"),
                Arguments.of(
                        because(
                                "its sink is not in the configuration",
                                Phase.PARKED,
                                attempt(1, Phase.PENDING, "answered 503")),
                        "is parked until somebody decides: belfry dead-letters"
                                + " (its sink is not in the configuration)",
                        "told by 0 of 1 sink, soc parked"),
                Arguments.of(
                        because("the store is a copy: it may have been sent since", Phase.IN_DOUBT),
                        "waits for its turn (the store is a copy: it may have been sent since)",
                        "told by 0 of 1 sink, soc in doubt"),
                Arguments.of(
                        journey(Phase.DEAD, null, attempt(1, Phase.DEAD, "answered 400")),
                        "is dead, and holds the settlement back if it is required: belfry dead-letters",
                        "told by 0 of 1 sink, soc dead"),
                Arguments.of(
                        journey(Phase.DROPPED, null, attempt(1, Phase.DEAD, "answered 400")),
                        "was given up by hand; that does not count as told",
                        "told by 0 of 1 sink, soc dropped"),
                Arguments.of(
                        journey(Phase.WAIVED, null, attempt(1, Phase.DEAD, "answered 400")),
                        "was given up by hand and counts as told",
                        "told by 1 of 1 sink"),
                Arguments.of(
                        journey(Phase.GROUPED, null),
                        "is told with others, by a digest that is to come",
                        "told by 0 of 1 sink, soc grouped"),
                Arguments.of(
                        by("k7f3-9", Phase.GROUPED),
                        "is told with others, by digest k7f3-9",
                        "told by 0 of 1 sink, soc grouped"),
                Arguments.of(
                        by("k7f3-9", Phase.DELIVERED), "told with others, by digest k7f3-9", "told by 1 of 1 sink"),
                Arguments.of(
                        by("k7f3-9", Phase.DROPPED),
                        "was given up by hand; that does not count as told, with digest k7f3-9",
                        "told by 0 of 1 sink, soc dropped"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void saysHowEachWayToEndEnds(Journey journey, String after, String outcome) {
        Story story = story(journey);

        assertThat(told(story)).contains("soc " + after);
        assertThat(Timeline.outcome(story)).isEqualTo(outcome);
    }

    static Stream<Arguments> lastAttempts() {
        return Stream.of(
                Arguments.of(attempt(1, Phase.DELIVERED, null), "attempt 1: delivered after 0.5 s"),
                Arguments.of(
                        attempt(1, Phase.DEAD, "answered 400: unknown field"),
                        "attempt 1: dead after 0.5 s, answered 400: unknown field"),
                Arguments.of(
                        attempt(9, Phase.DEAD, "answered 503 (the last of 9 attempts)"),
                        "attempt 9: dead after 0.5 s, answered 503 (the last of 9 attempts)"),
                Arguments.of(
                        attempt(1, Phase.DEAD, "the sink cannot put it into a request"),
                        "attempt 1: dead after 0.5 s, the sink cannot put it into a request"),
                Arguments.of(
                        attempt(1, Phase.PARKED, "no answer in time"),
                        "attempt 1: parked after 0.5 s, no answer in time"),
                Arguments.of(
                        attempt(1, Phase.IN_DOUBT, "the process ended while it was sending"),
                        "attempt 1: in doubt after 0.5 s, the process ended while it was sending"));
    }

    @ParameterizedTest
    @MethodSource("lastAttempts")
    void saysWhyTheLastAttemptWasTheLast(AttemptRow attempt, String line) {
        assertThat(told(story(journey(attempt.left(), null, attempt)))).contains("soc " + line);
    }

    @Test
    void ofAReplayedOneItSaysHowItDiedAndHowItCameThrough() {
        Story story = story(journey(
                Phase.DELIVERED, null, attempt(1, Phase.DEAD, "answered 400"), attempt(2, Phase.DELIVERED, null)));
        assertThat(told(story))
                .containsSubsequence(
                        "soc attempt 1: dead after 0.5 s, answered 400", "soc attempt 2: delivered after 0.5 s");
        assertThat(Timeline.outcome(story)).isEqualTo("told by 1 of 1 sink");
    }

    @Test
    void anAttemptThatIsUnderWayHasNoEnd() {
        AttemptRow open = new AttemptRow(1, NOW, null, Phase.SENDING, null);

        assertThat(told(story(journey(Phase.SENDING, null, open)))).contains("soc attempt 1: under way");
    }

    @Test
    void anAttemptTookNoTimeWhenTheClockWasPutBackMeanwhile() {
        AttemptRow attempt = new AttemptRow(1, NOW, NOW.minusSeconds(3_600), Phase.DELIVERED, null);

        assertThat(told(story(journey(Phase.DELIVERED, null, attempt)))).contains("soc attempt 1: delivered after 0 s");
    }

    @Test
    void theStepThatRaisedTheAlertIsOneLine() {
        Story raised = story(journey(Phase.PENDING, null));
        Story.Standing same = new Story.Standing(raised.alerts().get(0).because(), NOW, NOW.plusSeconds(5));

        assertThat(told(new Story(raised.rule(), raised.key(), same, raised.alerts())))
                .containsExactly("back-online seen 2 s ago: alert k7f3-1 raised", "soc waits for its turn");
    }

    @Test
    void withoutARouteNobodyWasTold() {
        assertThat(Timeline.outcome(story())).isEqualTo("nobody was told: no route matched");
    }

    @Test
    void ofAKeyWithoutAnAlertItSaysWhereTheRuleStands() {
        Story.Standing standing = new Story.Standing("[\"waits\"]", NOW, null);
        Story story = new Story("back-online", "C.1", standing, List.of());

        assertThat(told(story)).containsExactly("back-online waits");
        assertThat(Timeline.outcome(story)).isEqualTo("no alert");
    }
}
