package dev.belfry.fakes.velociraptor;

import dev.belfry.fakes.velociraptor.ClientSearch.UnknownVerb;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientSearchTest {
    private final ClientTable clients = new ClientTable();

    {
        enrol("C.01", "alpha", "Slack");
        enrol("C.02", "beta", "SlackOps", "VIP");
        enrol("C.03", "gamma", "slack-2", "SLACK");
        enrol("C.04", "alphabet", "none");
        enrol("C.05", "");
        enrol("C.06", "delta", "a/b");
        enrol("C.07", "epsilon", "a");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                    label:Slack       | C.03 C.01 C.02
                    label:sLACK/$/    | C.01 C.03
                    label:Slack/      |
                    label:Slack*2     | C.03
                    label:*ops        | C.02
                    label:slack*      | C.03 C.01 C.02
                    label:Slack/(/    | C.03 C.02
                    label:vip         | C.02
                    label:none        | C.05
                    label:none/$/     | C.04
                    label:a/b         | C.06
                    label:a/b/$/      |
                    label:a//b$/      | C.06
                    label:            | C.06 C.07 C.04 C.03 C.01 C.02
                    label:nobody      |
                    host:ALPHA        | C.01 C.04
                    alphab            | C.04
                    host:alpha/$/     | C.01
                    C.03              | C.03
                    client:c.0        | C.01 C.02 C.03 C.04 C.05 C.06 C.07
                    all               | C.01 C.02 C.03 C.04 C.05 C.06 C.07
                    """)
    void finds(String search, String ids) throws UnknownVerb {
        assertThat(ClientSearch.of(search).in(clients).stream()
                        .map(state -> state.client().id()))
                .containsExactly(ids == null ? new String[0] : ids.split(" "));
    }

    @Test
    void knowsItsVerbsInLowerCaseOnly() {
        assertThatThrownBy(() -> ClientSearch.of("Label:x")).hasMessage("Label");
    }

    @Test
    void forgetsALabelThatWasRemoved() throws UnknownVerb {
        ClientState state = clients.find("C.01").orElseThrow();
        clients.put(state.without("SLACK"));
        assertThat(ClientSearch.of("label:Slack/$/").in(clients)).hasSize(1);
    }

    private void enrol(String id, String hostname, String... labels) {
        ClientState state = new ClientState(FakeClient.of(id, hostname, Instant.EPOCH));
        for (String label : labels) {
            state = state.with(label);
        }
        clients.put(state);
    }
}
