package dev.belfry.velociraptor.clients;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LabelTest {
    @ParameterizedTest
    @CsvSource({
        "Slack, Slack, true",
        "Slack, sLACK, true",
        "Slack, SlackOps, false",
        "Slack, Slac, false",
        "Slack, ' Slack', false",
        "Größe, GRÖSSE, false",
        "Größe, gRÖßE, true",
        "ΟΔΟΣ, οδοσ, true",
        "ſlack, slack, false",
        "a/b, A/B, true",
    })
    void isTheSameInWhateverCase(String label, String other, boolean same) {
        assertThat(new Label(label).is(other)).isEqualTo(same);
        assertThat(new Label(label).folded().equals(Label.fold(other))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "Slack, SLACKOPS, true",
        "Slack, slack, false",
        "Slack, VIP, false",
    })
    void tellsWhatTheSearchFindsBesides(String label, String other, boolean prefix) {
        assertThat(new Label(label).isPrefixOf(other)).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "Slack, Slack",
        "my lab, my lab",
        "O'Brien \"q\", O'Brien \"q\"",
        "a*b, a",
        "*, ''",
        "a/b, a/b",
        "a/b/, a/b",
        "a//, a",
        "/, ''",
        "a/*/, a",
        "none, non",
        "None, Non",
        "none/, non",
        "'none *', non",
        "nonesuch, nonesuch",
        "a:b, a:b",
    })
    void searchesForABeginningThatIsNoPattern(String label, String prefix) {
        assertThat(new Label(label).searchPrefix()).isEqualTo(prefix);
    }
}
