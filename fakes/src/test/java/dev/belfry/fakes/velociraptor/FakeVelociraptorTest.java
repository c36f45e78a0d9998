package dev.belfry.fakes.velociraptor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FakeVelociraptorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final String POLL =
            "SELECT client_id, os_info.hostname AS hostname, os_info.fqdn AS fqdn, os_info.system AS os, labels,"
                    + " last_seen_at, first_seen_at, last_ip, now() AS server_now FROM clients(search=\"label:\" + Label)"
                    + " WHERE last_seen_at > 1000000 * (now() - atoi(string=Window))";

    private final FakeVelociraptor velociraptor = FakeVelociraptor.start(InstantSource.fixed(NOW));
    private final RawClient client = new RawClient(velociraptor.apiConfig());

    @AfterEach
    void close() {
        client.close();
        velociraptor.close();
    }

    @Test
    void answersThePoll() {
        velociraptor.root().enrol(FakeClient.of("C.1", "LT-1", NOW.minusSeconds(10)));
        velociraptor.root().setLabel("C.1", "Slack", "alice");
        Answer answer = client.query(POLL, Map.of("Label", "slack", "Window", "300"));
        assertThat(answer.status().isOk()).as(answer.toString()).isTrue();
        assertThat(answer.messages()).hasSize(3);
    }
}
