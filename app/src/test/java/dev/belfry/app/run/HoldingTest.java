package dev.belfry.app.run;

import dev.belfry.core.alert.Status;
import dev.belfry.engine.delivery.Phase;
import dev.belfry.engine.policy.Destination.Need;
import dev.belfry.engine.store.AlertView;
import dev.belfry.engine.store.AlertView.Journey;
import dev.belfry.engine.store.Story;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class HoldingTest {
    private static final String NOTHING =
            "Every required sink has it, or it counts as told there: it holds no settlement back.";

    private static Journey journey(String sink, Need need, Phase phase) {
        return new Journey(sink, need, phase, null, List.of(), null, null, null);
    }

    private static Journey required(Phase phase) {
        return journey("soc", Need.REQUIRED, phase);
    }

    private static AlertView revision(int number, Journey... journeys) {
        Instant at = Instant.parse("2026-11-24T12:00:00Z");
        return new AlertView("k7f3-1", number, Status.FIRING, "{}", "[]", null, at, List.of(journeys));
    }

    private static String of(AlertView... newestFirst) {
        return Holding.of(new Story("back-online", "C.1", null, List.of(newestFirst)));
    }

    static Stream<Arguments> holds() {
        String byHand = "until somebody has it replayed, or dropped with --settle";
        return Stream.of(
                Arguments.of(Phase.PENDING, "soc does not have it yet"),
                Arguments.of(Phase.SENDING, "soc does not have it yet"),
                Arguments.of(Phase.IN_DOUBT, "soc does not have it yet"),
                Arguments.of(Phase.GROUPED, "soc does not have it yet"),
                Arguments.of(Phase.PARKED, "to soc it is parked, " + byHand),
                Arguments.of(Phase.DEAD, "to soc it is dead, " + byHand),
                Arguments.of(Phase.DROPPED, "to soc it was given up by hand, which does not count as told"));
    }

    @ParameterizedTest
    @MethodSource("holds")
    void saysWhyARequiredSinkHoldsTheSettlementBack(Phase phase, String clause) {
        assertThat(of(revision(1, required(phase)))).startsWith("Its source is not settled: " + clause);
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "WAIVED"})
    void whatCountsAsToldHoldsNothingBack(Phase phase) {
        assertThat(of(revision(1, required(phase)))).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @EnumSource
    void aSinkThatIsToldBesidesHoldsNothingBack(Phase phase) {
        assertThat(of(revision(1, required(Phase.DELIVERED), journey("tickets", Need.ALSO, phase))))
                .isEqualTo(NOTHING);
    }

    @Test
    void namesEverySinkThatHoldsItBack() {
        assertThat(of(revision(1, required(Phase.DEAD), journey("tickets", Need.REQUIRED, Phase.PENDING))))
                .contains("to soc it is dead", "; tickets does not have it yet.");
    }

    @Test
    void looksAtTheFirstRevisionOnly() {
        assertThat(of(revision(2, required(Phase.DEAD)), revision(1, required(Phase.DELIVERED))))
                .isEqualTo(NOTHING);
    }

    @Test
    void ofAFirstRevisionThatIsForgottenItSaysSo() {
        assertThat(of(revision(3, required(Phase.DEAD)), revision(2, required(Phase.DELIVERED))))
                .isEqualTo(
                        "Its first revision, for which its source's settlement waited, is over and remembered no more.");
    }

    @Test
    void anAlertWithoutARouteIsNotSettled() {
        assertThat(of(revision(1))).isEqualTo("No route matched it: nobody is told, and its source is not settled.");
    }
}
