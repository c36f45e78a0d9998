package dev.belfry.testkit.fakes;

import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.FakeTeams;
import dev.belfry.fakes.http.FakeWebhook;
import dev.belfry.fakes.http.Receiver;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FakeServerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final Set<URI> USED = new HashSet<>();

    @RegisterExtension
    final FakeServer<FakeVelociraptor> velociraptor = FakeServer.velociraptor(CLOCK);

    @RegisterExtension
    final FakeServer<FakeSlack> slack = FakeServer.slack(CLOCK);

    @RegisterExtension
    final FakeServer<FakeTeams> teams = FakeServer.teams(CLOCK);

    @RegisterExtension
    final FakeServer<FakeWebhook> webhook = FakeServer.webhook(CLOCK);

    @AfterAll
    static void closed() {
        assertThat(USED)
                .hasSize(8)
                .allSatisfy(used -> assertThatThrownBy(() -> connect(used)).isInstanceOf(IOException.class));
    }

    @RepeatedTest(2)
    void runsANewOneForEachTest() throws IOException, InterruptedException {
        USED.add(URI.create("http://" + velociraptor.get().address()));
        assertThat(velociraptor.get().calls()).isEmpty();
        for (Receiver receiver : List.of(slack.get(), teams.get(), webhook.get())) {
            USED.add(receiver.url());
            assertThat(receiver.requests()).isZero();
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(receiver.url()).build(), BodyHandlers.ofString());
            assertThat(receiver.requests()).isEqualTo(1);
        }
    }

    private static void connect(URI address) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), address.getPort()).close();
    }
}
