package dev.belfry.velociraptor.connect;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RemediesTest {
    @Test
    void grantsInTheRootOrganisationWithoutNamingIt() {
        assertThat(Remedies.grant("bot", "root"))
                .isEqualTo("On the server:  velociraptor --config server.config.yaml acl grant bot"
                        + " '{\"any_query\":true,\"read_results\":true,\"label_clients\":true}'");
    }

    @Test
    void grantsInAnotherOrganisation() {
        assertThat(Remedies.grant("bot@soc.example", "OABC")).contains(" --org OABC acl grant bot@soc.example ");
    }

    @Test
    void quotesForTheShellWhatNeedsIt() {
        assertThat(Remedies.newFile("it's; rm -rf /")).contains("--name 'it'\\''s; rm -rf /' --role");
    }
}
