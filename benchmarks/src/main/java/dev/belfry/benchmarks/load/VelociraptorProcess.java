package dev.belfry.benchmarks.load;

import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeOrg;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A Velociraptor server with many clients that got the label long ago: {@code VelociraptorProcess CLIENTS EVERY FILE}.
 * Every so many of them is connected. Writes the API client file, and says where it is when
 * all clients are there.
 */
public final class VelociraptorProcess {
    private static final Duration LONG_AGO = Duration.ofDays(30);

    private VelociraptorProcess() {}

    /** Where the process starts. */
    public static void main(String[] arguments) throws IOException {
        ShiftedClock clock = new ShiftedClock();
        try (FakeVelociraptor server = FakeVelociraptor.start(clock)) {
            int clients = Integer.parseInt(arguments[0]);
            clock.shift(LONG_AGO.negated());
            enrol(server.root(), clients);
            clock.shift(Duration.ZERO);
            connect(server.root(), clients, Integer.parseInt(arguments[1]));
            Path apiConfig = ApiConfigFile.write(Path.of(arguments[2]), server);
            Child.serve(apiConfig.toAbsolutePath().toString());
        }
    }

    private static void enrol(FakeOrg org, int clients) {
        for (int i = 0; i < clients; i++) {
            org.enrol(FakeClient.of(id(i), "LT-" + i, Instant.now().minus(LONG_AGO)));
            org.setLabel(id(i), "Slack", "analyst");
        }
    }

    private static void connect(FakeOrg org, int clients, int every) {
        for (int i = 0; i < clients; i += every) {
            org.connect(id(i));
        }
    }

    private static String id(int number) {
        return String.format("C.%016x", number);
    }
}
