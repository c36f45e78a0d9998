package dev.belfry.velociraptor.query;

import dev.belfry.core.json.JsonObject;
import dev.belfry.core.source.SourceException.Kind;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.velociraptor.connect.ApiAccess;
import dev.belfry.velociraptor.connect.Sessions;
import dev.belfry.velociraptor.connect.VelociraptorException;
import dev.belfry.velociraptor.testing.TestContext;
import dev.belfry.velociraptor.testing.UnixRelay;
import dev.belfry.velociraptor.testing.Until;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A server that listens on a Unix socket: TLS and all else is as on any other. */
class UnixSocketTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int ROWS = 20_000;
    private static final Query NUMBERS =
            new Query("numbers", "SELECT _value AS n FROM range(start=0, end=" + ROWS + ", step=1)", Map.of());

    private static FakeVelociraptor velociraptor;

    @TempDir
    Path folder;

    private Server server;

    @BeforeAll
    static void start() {
        velociraptor = FakeVelociraptor.start(CLOCK);
    }

    @AfterAll
    static void stop() {
        velociraptor.close();
    }

    @BeforeEach
    void configure() throws Exception {
        Path file = Files.writeString(
                folder.resolve("api.config.yaml"),
                velociraptor.apiConfig().replace(velociraptor.address(), "unix://" + socket()));
        TestContext context = new TestContext(CLOCK);
        server = new Server(context, new Sessions(context, ApiAccess.of(file)), Patience.USUAL);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksManyTimesOverOneConnectionAndLeavesNoneBehind() throws Exception {
        try (UnixRelay relay = new UnixRelay(socket(), velociraptor.address())) {
            List<JsonObject> rows = new ArrayList<>();
            server.run("root", NUMBERS, rows::add);
            assertThat(rows).hasSize(ROWS);
            assertThat(server.version("root")).isEqualTo("0.77.2");
            assertThat(server.parties().address()).isEqualTo("unix://" + socket());
            assertThat(relay.connected()).isEqualTo(1);
            server.close();
            Until.isSo(() -> relay.open() == 0);
        }
    }

    /** Reading waits; cancelling writes. With the JDK's own streams for a channel the one would hold up the other. */
    @Test
    void writesWhileItReads() throws Exception {
        try (UnixRelay relay = new UnixRelay(socket(), velociraptor.address())) {
            Query endless = new Query("hours", "SELECT now() AS Now FROM clock(period=1)", Map.of());
            try (QueryStream stream = server.open("root", endless, Duration.ZERO, 1)) {
                assertThat(server.version("root")).isEqualTo("0.77.2");
                assertThat(stream.next(Duration.ofSeconds(20))).isNotNull();
            }
            assertThat(server.version("root")).isEqualTo("0.77.2");
            assertThat(relay.connected()).isEqualTo(1);
        }
    }

    @Test
    void connectsAgainWhenTheSocketIsThereAgain() throws Exception {
        assertThat(failure()).startsWith("unix://" + socket() + ": refuses the connection");
        try (UnixRelay first = new UnixRelay(socket(), velociraptor.address())) {
            assertThat(server.version("root")).isEqualTo("0.77.2");
            assertThat(first.connected()).isEqualTo(1);
        }
        assertThat(failure()).startsWith("unix://" + socket());
        assertThat(failure()).startsWith("unix://" + socket() + ": refuses the connection");
        Files.delete(socket());
        try (UnixRelay second = new UnixRelay(socket(), velociraptor.address())) {
            assertThat(server.version("root")).isEqualTo("0.77.2");
            assertThat(second.connected()).isEqualTo(1);
        }
    }

    /** A channel that blocks would wait until the server finds the time. */
    @Test
    void waitsForNobodyWhoseQueueIsFull() throws Exception {
        try (ServerSocketChannel busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            busy.bind(UnixDomainSocketAddress.of(socket()), 1);
            List<SocketChannel> waiting = new ArrayList<>();
            while (isTaken(waiting)) {
                assertThat(waiting).hasSizeLessThan(1_000);
            }
            assertThat(failure()).startsWith("unix://" + socket() + ": refuses the connection");
            for (SocketChannel one : waiting) {
                one.close();
            }
        }
    }

    private boolean isTaken(List<SocketChannel> waiting) throws IOException {
        SocketChannel one = SocketChannel.open(StandardProtocolFamily.UNIX);
        one.configureBlocking(false);
        waiting.add(one);
        try {
            return one.connect(UnixDomainSocketAddress.of(socket()));
        } catch (SocketException full) {
            return false;
        }
    }

    private String failure() {
        VelociraptorException failed = catchThrowableOfType(VelociraptorException.class, () -> server.version("root"));
        assertThat(failed.kind()).isEqualTo(Kind.RETRY);
        return failed.what();
    }

    private Path socket() {
        return folder.resolve("api.sock");
    }
}
