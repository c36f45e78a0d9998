package dev.belfry.velociraptor.clients;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VelociraptorClientsSettingsTest {
    @Test
    void takesOneLabelOrSeveral() {
        assertThat(settings(" Slack ", null).watched()).containsExactly(new Label("Slack"));
        assertThat(settings(null, List.of("Slack", "VIP ")).watched())
                .containsExactly(new Label("Slack"), new Label("VIP"));
    }

    @Test
    void refusesNoLabelAndBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(null, null))
                .withMessageContaining("either label or labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("Slack", List.of("Slack")))
                .withMessageContaining("either label or labels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "all", "ALL"})
    void refusesLabelsThatAreNone(String label) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(label, null));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(null, List.of("Slack", label)));
    }

    @Test
    void refusesALabelTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(null, List.of("Slack", "sLACK")))
                .withMessageContaining("sLACK twice");
        assertThatIllegalArgumentException().isThrownBy(() -> settings(null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "O 1", "O1&x=y", "O1#"})
    void refusesAnOrganisationThatCanBeNone(String org) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(org, Duration.ofMinutes(1), null))
                .withMessageContaining("org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "velo.example",
                "https:///x",
                "https://u:p@velo.example",
                "https://velo.example/?x=1",
                "https://velo.example/#x"
            })
    void refusesAGuiThatCannotBeLinkedTo(String gui) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("root", Duration.ofMinutes(1), URI.create(gui)))
                .withMessageContaining("gui-url");
    }

    @Test
    void refusesToLookAllTheTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("root", Duration.ofMillis(999), null))
                .withMessageContaining("every");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "Slack", "sLACK"})
    void refusesToPutOnALabelThatCannotBeOrIsWatchedFor(String mark) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(new Then(null, List.of(mark))))
                .withMessageContaining("then.add");
    }

    @Test
    void takesOffNoLabelButTheOneWatchedFor() {
        assertThat(settings(new Then(" slack ", List.of("Slack told"))).added())
                .containsExactly(new Label("Slack told"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(new Then("VIP", null)))
                .withMessageContaining("then.remove");
    }

    @Test
    void servesOneOrganisationSeveralOrAll() {
        assertThat(orgs(null, null)).isEqualTo(new Orgs(List.of("root")));
        assertThat(orgs("O123", null)).isEqualTo(new Orgs(List.of("O123")));
        assertThat(orgs(null, List.of("root", "O123"))).isEqualTo(new Orgs(List.of("root", "O123")));
        assertThat(orgs(null, List.of("all")).areAll()).isTrue();
    }

    @Test
    void refusesOrganisationsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> orgs("root", List.of("O123")));
        assertThatIllegalArgumentException().isThrownBy(() -> orgs("all", null)).withMessageContaining("orgs: all");
        assertThatIllegalArgumentException().isThrownBy(() -> orgs(null, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> orgs(null, List.of("root", "root")));
        assertThatIllegalArgumentException().isThrownBy(() -> orgs(null, List.of("root", "all")));
        assertThatIllegalArgumentException().isThrownBy(() -> orgs(null, List.of("O 1")));
    }

    private static VelociraptorClientsSettings settings(@Nullable String label, @Nullable List<String> labels) {
        return settings(label, labels, null, "root", Duration.ofMinutes(1), null);
    }

    private static VelociraptorClientsSettings settings(String org, Duration every, @Nullable URI gui) {
        return settings("Slack", null, null, org, every, gui);
    }

    private static VelociraptorClientsSettings settings(Then then) {
        return settings("Slack", null, then, "root", Duration.ofMinutes(1), null);
    }

    private static VelociraptorClientsSettings settings(
            @Nullable String label,
            @Nullable List<String> labels,
            @Nullable Then then,
            String org,
            Duration every,
            @Nullable URI gui) {
        return new VelociraptorClientsSettings(
                Path.of("api.config.yaml"), null, null, label, labels, then, every, gui, org, null);
    }

    private static Orgs orgs(@Nullable String org, @Nullable List<String> orgs) {
        return new VelociraptorClientsSettings(
                        Path.of("api.config.yaml"),
                        null,
                        null,
                        "Slack",
                        null,
                        null,
                        Duration.ofMinutes(1),
                        null,
                        org,
                        orgs)
                .served();
    }
}
